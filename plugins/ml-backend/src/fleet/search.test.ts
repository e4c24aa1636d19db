import { TestDatabases } from '@backstage/backend-test-utils';
import type { ModelSpec } from '../entities';
import { aModel } from './__testUtils__/models';
import { LATER, openFleet } from './__testUtils__/openFleet';
import { gramsOf } from './search';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe('the numbers of a text', () => {
  it('are all there where the word is', () => {
    const text = new Set(gramsOf(['flight-delay 🚢 of departures']));
    for (const word of ['light', 'delay', '-del', '🚢 o', 'departures']) {
      expect(gramsOf([word]).every(gram => text.has(gram))).toBe(true);
    }
    expect(gramsOf(['boarding']).every(gram => text.has(gram))).toBe(false);
  });

  it('are whole numbers of 32 bits, none for a short word', () => {
    expect(gramsOf(['ab', ''])).toEqual([]);
    const grams = gramsOf(['\u{10ffff}\u{10ffff}\u{10ffff}zz']);
    expect(grams).toHaveLength(3);
    expect(
      grams.every(gram => gram === Math.trunc(gram) && (gram | 0) === gram),
    ).toBe(true);
  });
});

describe.each(databases.eachSupportedId())('a search on %p', id => {
  const setUp = async (models: ModelSpec[]) =>
    openFleet(await databases.init(id), models);

  it('takes words literally', async () => {
    const { names } = await setUp([
      aModel('a', { description: '100% of departures' }),
      aModel('b', { description: '1000 departures' }),
    ]);
    expect(await names({ filter: { text: '100%' } })).toEqual(['a']);
    expect(await names({ filter: { text: "' or 1=1 --" } })).toEqual([]);
    expect(await names({ filter: { text: '%' } })).toEqual(['a']);
    expect(await names({ filter: { text: '1\u0000 DEPARTURES' } })).toEqual([
      'a',
      'b',
    ]);
  });

  it('finds words anywhere in a text, short ones too, as the description stands now', async () => {
    const { store, names } = await setUp([
      aModel('flight-delay', { title: 'Überflug 🚢🚢🚢' }),
      aModel('b', { description: 'Of fares' }),
    ]);
    const found = (text: string) => names({ filter: { text } });
    expect(await found('light')).toEqual(['flight-delay']);
    expect(await found('ÜBERFLUG t-d')).toEqual(['flight-delay']);
    expect(await found('🚢🚢')).toEqual(['flight-delay']);
    expect(await found('of')).toEqual(['b']);
    await store.replaceSpecs(
      [aModel('flight-delay'), aModel('b', { description: 'light' })],
      LATER,
    );
    expect(await found('light')).toEqual(['b', 'flight-delay']);
    expect(await found('fares')).toEqual([]);
    await store.replaceSpecs([], LATER);
    expect(await found('light')).toEqual([]);
  });

  it('counts what a search finds while it finds it, page by page', async () => {
    const { store } = await setUp([
      ...['a', 'b', 'c'].map(name => aModel(name, { description: 'fare' })),
      aModel('other'),
    ]);
    const search = (text: string, cursor?: string) =>
      store.list({
        filter: { text },
        visibility: 'all',
        sort: 'name',
        order: 'desc',
        limit: 2,
        cursor,
      });
    const first = await search('FARE');
    expect(first.items.map(({ spec }) => spec.name)).toEqual(['c', 'b']);
    expect(first.total).toBe(3);
    const second = await search('FARE', first.nextCursor);
    expect(second.items.map(({ spec }) => spec.name)).toEqual(['a']);
    expect(second.nextCursor).toBeUndefined();
    expect(await search('nothing')).toMatchObject({ items: [], total: 0 });
  });
});
