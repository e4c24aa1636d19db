import { currentDestination, type Destination } from './destinations';

const at = (id: string, href: string): Destination => ({
  id,
  href,
  word: id,
  icon: <i />,
});

const groups = [
  [at('models', '/ml'), at('promotions', '/ml/promotions')],
  [at('catalog', '/catalog')],
];

describe('currentDestination', () => {
  it.each([
    ['/ml', 'models'],
    ['/ml/promotions', 'promotions'],
    ['/ml/promotions/1', 'promotions'],
    ['/catalog/default/mlmodel/flight-delay', 'catalog'],
    ['/mlops', undefined],
    ['/', undefined],
  ])('finds what %s lies in', (pathname, id) => {
    expect(currentDestination(groups, pathname)).toBe(id);
  });
});
