import type { RegistryServing } from '@slipway/plugin-ml-common';
import type { DeploymentRecord } from '../deployments/types';
import type { BudgetSummary, HealthSummary } from '../health';
import { nameKey, type RegistryStanding } from '../registry';
import { aModel } from './__testUtils__/models';
import { FleetFactsReader } from './FleetFactsReader';

const SINCE = new Date('2026-01-01T00:00:00.000Z');
const model = aModel('delay');

const only = <T>(known: T | undefined) =>
  new Map<string, T>(known ? [[model.ref, known]] : []);

const serving = (environment: string, version: string): DeploymentRecord => ({
  model: model.ref,
  environment,
  target: 'ray-serve',
  registry: 'default',
  registeredModel: 'delay',
  state: 'serving',
  serving: {
    version,
    digest: 'sha256:0',
    rolloutId: '1',
    since: SINCE,
    approvedBy: [],
  },
  rollout: {
    id: '1',
    model: model.ref,
    environment,
    version,
    digest: 'sha256:0',
    state: 'serving',
    setAt: SINCE,
  },
});

/** What is known of the model, with these aliases in the registry, and this of the rest. */
const read = async (
  aliases: Record<string, string>,
  {
    registered = [],
    gone,
    summary,
    budget,
  }: {
    registered?: RegistryServing[];
    gone?: RegistryStanding['gone'];
    summary?: HealthSummary;
    budget?: BudgetSummary;
  } = {},
) => {
  const reader = new FleetFactsReader({
    environments: [
      { name: 'staging', alias: 'staging' },
      { name: 'production', alias: 'champion' },
      { name: 'old', alias: 'old', stage: 'Production' },
      { name: 'older', alias: 'older', stage: 'Staging' },
    ],
    health: {
      getSummaries: async () => only(summary),
      getDriftShares: async () => new Map(),
      getErrorBudgets: async () => only(budget),
    },
    registry: {
      getNewestKnown: async () => new Map(),
      getStandings: async () =>
        new Map([
          [nameKey(model.registry), { aliases, movedOutside: [], gone }],
        ]),
      getServing: async () => new Map([[nameKey(model.registry), registered]]),
    },
    launches: {
      countOpen: async () => 0,
      countOpenByModel: async () => new Map(),
      getLastTrainedByModel: async () => new Map(),
    },
    promotions: { getOpenByModel: async () => new Map() },
    serving: {
      getByModel: async () =>
        new Map([
          [model.ref, [serving('old', '1'), serving('production', '3')]],
        ]),
    },
  });
  const found = (await reader.read([model])).get(model.ref);
  // What a row shows stays the same when its activity is read again from what was kept.
  const again = await reader.readActivity([
    { spec: model, aliases, facts: { byRegistry: found?.facts.byRegistry } },
  ]);
  expect(again.get(model.ref)?.serving).toEqual(found?.facts.serving);
  return found && { ...found.facts, keepsBudget: found.keepsBudget };
};

describe('what is known of a model', () => {
  it('is what serves, by environment in their order, and where its alias points elsewhere', async () => {
    const facts = await read({ champion: '2' });
    expect(facts?.serving).toEqual([
      {
        environment: 'production',
        version: '3',
        since: SINCE.toISOString(),
        aliasMoved: '2',
      },
      { environment: 'old', version: '1', since: SINCE.toISOString() },
    ]);
    expect(facts?.health).toBe('unknown');
  });

  it('is in an environment where the portal deployed nothing what the registry says, since when and by what', async () => {
    const since = '2025-11-03T00:00:00.000Z';
    const facts = await read(
      { champion: '2', staging: '9' },
      {
        registered: [
          { environment: 'staging', version: '9', says: 'alias', since },
          { environment: 'production', version: '2', says: 'alias', since },
          { environment: 'old', version: '2', says: 'stage', since },
          { environment: 'older', version: '7', says: 'stage' },
        ],
      },
    );
    expect(facts?.serving).toEqual([
      { environment: 'staging', version: '9', since, byRegistry: 'alias' },
      {
        environment: 'production',
        version: '3',
        since: SINCE.toISOString(),
        aliasMoved: '2',
      },
      { environment: 'old', version: '1', since: SINCE.toISOString() },
      { environment: 'older', version: '7', byRegistry: 'stage' },
    ]);
  });

  it('is that its registry has it no more by its name, and what it is called there', async () => {
    const gone = {
      noticedAt: '2026-01-02T00:00:00.000Z',
      renamedTo: 'lateness',
    };
    expect((await read({}, { gone }))?.gone).toEqual(gone);
    expect((await read({}))?.gone).toBeUndefined();
  });

  it('does not compare an environment that a stage speaks for with an alias of its name', async () => {
    const facts = await read({ champion: '3', old: '7' });
    expect(facts?.serving.map(({ aliasMoved }) => aliasMoved)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is what is left of its error budgets, and how many have none', async () => {
    const budget = {
      errorBudget: { left: 0.5, objective: 'Answers', objectives: 1 },
      uncomputedObjectives: 4,
    };
    expect(await read({}, { budget })).toMatchObject(budget);
    expect(
      await read({}, { budget: { ...budget, isIncomplete: true } }),
    ).toMatchObject({ ...budget, keepsBudget: true });
  });

  it.each([
    ['health', '2026-01-01T00:01:00.000Z', '2026-01-01T00:02:00.000Z'],
    ['error budget', '2026-01-01T00:02:00.000Z', '2026-01-01T00:01:00.000Z'],
    ['health alone', '2026-01-01T00:01:00.000Z', undefined],
    ['error budget alone', undefined, '2026-01-01T00:01:00.000Z'],
  ])('changes when the first of both does: %s', async (_, health, budget) => {
    const facts = await read(
      {},
      {
        summary: { status: 'healthy', changesAt: health },
        budget: { changesAt: budget },
      },
    );
    expect(facts?.changesAt).toBe('2026-01-01T00:01:00.000Z');
  });
});
