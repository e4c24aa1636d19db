import { TestDatabases } from '@backstage/backend-test-utils';
import { encodeCursor } from '../database/cursor';
import { aModel, someFacts } from './__testUtils__/models';
import { openFleet } from './__testUtils__/openFleet';
import type { FleetOrder } from './fleetOrder';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const LEFT: Record<string, number | undefined> = {
  untouched: 1,
  overspent: -3.7,
  'none-a': undefined,
  third: 1 / 3,
  'third-too': 1 / 3,
  'used-up': 0,
  'none-b': undefined,
  // What no database takes, or no cursor.
  'none-c': -Infinity,
  'none-d': NaN,
};

describe.each(databases.eachSupportedId())('the order of a fleet on %p', id => {
  const setUp = async () => {
    const models = Object.keys(LEFT).map(name => aModel(name));
    const { store, learn } = await openFleet(await databases.init(id), models);
    for (const model of models) {
      const left = LEFT[model.name];
      const errorBudget =
        left === undefined ? undefined : { left, objective: '', objectives: 1 };
      await learn(model, someFacts({ errorBudget }));
    }
    return (by: FleetOrder, cursor?: string) =>
      store.list({ filter: {}, visibility: 'all', limit: 2, cursor, ...by });
  };

  it('is by what is left of error budgets, the least first, page by page', async () => {
    const list = await setUp();
    const walk = async (order: 'asc' | 'desc') => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ sort: 'errorBudget', order }, cursor);
        names.push(...page.items.map(({ spec }) => spec.name));
        cursor = page.nextCursor;
      } while (cursor);
      return names;
    };
    const none = ['none-a', 'none-b', 'none-c', 'none-d'];
    const thirds = ['third', 'third-too'];
    expect(await walk('asc')).toEqual([
      'overspent',
      'used-up',
      ...thirds,
      'untouched',
      ...none,
    ]);
    expect(await walk('desc')).toEqual([
      ...none,
      'untouched',
      ...thirds,
      'used-up',
      'overspent',
    ]);
  });

  it.each<[string, FleetOrder]>([
    ['another column', { sort: 'tier', order: 'asc' }],
    ['the other direction', { sort: 'errorBudget', order: 'desc' }],
  ])('refuses a cursor of %s', async (_, by) => {
    const list = await setUp();
    const { nextCursor } = await list(by);
    await expect(
      list({ sort: 'errorBudget', order: 'asc' }, nextCursor),
    ).rejects.toThrow(
      'cursor: of the fleet sorted otherwise than by errorBudget asc; keep sort and order from page to page, or start again without a cursor',
    );
  });

  it.each([
    ['tier', 'a word', 'high'],
    ['tier', 'half a number', 1.5],
    ['tier', 'too large a number', 1e12],
    ['errorBudget', 'a word', 'much'],
    ['name', 'a number', 7],
    ['name', 'a zero character', 'a\u0000'],
  ] as const)(
    'refuses a cursor by %s with %s in it',
    async (sort, _, value) => {
      const list = await setUp();
      await expect(
        list({ sort, order: 'asc' }, encodeCursor([`${sort} asc`, value, 'a'])),
      ).rejects.toThrow('cursor: not one of this list');
    },
  );
});
