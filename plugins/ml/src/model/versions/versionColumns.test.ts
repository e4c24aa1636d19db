import { sampleVersion } from '../__testUtils__/samples';
import { versionColumns } from './versionColumns';

/** What a CSV file says of the promotions of a version that is in none of those that were read. */
const told = (nextCursor?: string) =>
  versionColumns({
    model: 'mlmodel:default/flight-delay',
    metrics: [],
    promotions: { items: [], nextCursor },
    chosen: [],
    onChoose: () => {},
  })
    .find(({ id }) => id === 'promotions')
    ?.text?.(sampleVersion());

describe('the columns of versions', () => {
  it('say in a CSV file, too, that older promotions were not read', () => {
    expect(told('more')).toBe('none of the model’s newest 200');
    expect(told()).toBe('');
  });
});
