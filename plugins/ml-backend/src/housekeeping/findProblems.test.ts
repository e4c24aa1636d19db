import { mockServices } from '@backstage/backend-test-utils';
import type { RegisteredModel } from '@slipway/plugin-ml-common';
import { readDiscovery } from '@slipway/plugin-ml-node';
import type { DescribedModel } from '../fleet/DescribedModels';
import { nameKey } from '../registry';
import { aModel, registered } from './__testUtils__/models';
import { findProblems, type Known } from './findProblems';
import type { Finding } from './types';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const DAY = 86_400_000;

/** What is known, with the registered models, each on a page of its own. */
type Told = Partial<Known> & { registered?: RegisteredModel[] };

const find = async (
  { registered: models = [], ...changes }: Told,
  discovery: object = {},
) => {
  const findings: Finding[] = [];
  const parts = findProblems(
    {
      models: [],
      owners: new Set(['group:default/departures']),
      registries: new Map([
        ['default', { title: 'MLflow (default)', isComplete: true }],
      ]),
      lastRuns: new Map(),
      lastServed: new Map(),
      lastHeld: new Map(),
      digests: new Map(),
      ...changes,
    },
    models.map(model => [model]),
    {
      environments: [
        { name: 'staging', alias: 'staging' },
        { name: 'production', alias: 'champion' },
        { name: 'old', alias: 'old', stage: 'Production' },
      ],
      discovery: readDiscovery(
        mockServices.rootConfig({ data: { ml: { discovery } } }),
      ),
      staleAfter: 90 * DAY,
      now: NOW,
    },
  );
  for await (const part of parts) findings.push(...part);
  return findings;
};

const findOne = async (
  model: DescribedModel,
  found?: RegisteredModel,
  more: Partial<Known> = {},
) => {
  const findings = await find({
    models: [model],
    registered: found ? [found] : [],
    ...more,
  });
  return findings.map(({ problem, reason }) => [problem, reason]);
};

const FRESH = '2026-05-20T00:00:00.000Z';
const OLD = '2025-12-01T00:00:00.000Z';
const fresh = registered('delay', { createdAt: FRESH });
const old = registered('delay', { createdAt: OLD });

describe('housekeeping', () => {
  it('finds nothing wrong with a model that is owned, registered and used', async () => {
    expect(await findOne(aModel('delay'), fresh)).toEqual([]);
  });

  it('finds models that nobody owns, or that an owner whom the catalog does not know owns', async () => {
    expect(await findOne(aModel('delay', { owner: 'unowned' }), fresh)).toEqual(
      [['unowned', { kind: 'nobody' }]],
    );
    expect(
      await findOne(aModel('delay', { owner: 'group:default/gone' }), fresh),
    ).toEqual([['unowned', { kind: 'unknown-owner' }]]);
  });

  it('finds models that their registry does not have, once it was seen whole', async () => {
    expect(await findOne(aModel('delay'))).toEqual([
      ['orphaned', { kind: 'never-registered' }],
    ]);
    const registries = new Map([
      ['default', { title: 'MLflow (default)', isComplete: false }],
    ]);
    expect(await findOne(aModel('delay'), undefined, { registries })).toEqual(
      [],
    );
    expect(
      await findOne(aModel('delay'), { ...fresh, deletedAt: FRESH }),
    ).toEqual([['orphaned', { kind: 'deleted', at: FRESH }]]);
    expect(
      await findOne(aModel('delay'), {
        ...fresh,
        deletedAt: FRESH,
        renamedTo: 'lateness',
      }),
    ).toEqual([['orphaned', { kind: 'renamed', to: 'lateness' }]]);
    expect(
      await findOne(
        aModel('delay', { registry: { instance: 'moon', model: 'delay' } }),
      ),
    ).toEqual([['orphaned', { kind: 'not-configured' }]]);
  });

  it('finds models without run, version and serving for long', async () => {
    const model = aModel('delay');
    const ref = model.spec.ref;
    expect(await findOne(model, old)).toEqual([
      ['stale', { kind: 'stale', last: { what: 'registration', at: OLD } }],
    ]);
    const newest = { version: '2', createdAt: '2026-01-01T00:00:00.000Z' };
    expect(await findOne(model, { ...old, newestVersion: newest })).toEqual([
      [
        'stale',
        { kind: 'stale', last: { what: 'version', at: newest.createdAt } },
      ],
    ]);
    // A recent run, something that serves, or that somebody said that it has had its day: each is an answer.
    const lastRuns = new Map([[ref, FRESH]]);
    expect(await findOne(model, old, { lastRuns })).toEqual([]);
    const serving = [{ environment: 'production', version: '1' }];
    expect(await findOne(aModel('delay', {}, { serving }), old)).toEqual([]);
    expect(
      await findOne(aModel('delay', { lifecycle: 'deprecated' }), old),
    ).toEqual([]);
  });

  it('counts past serving as life, and what an environment’s alias points at as used', async () => {
    const model = aModel('delay');
    const lastServed = new Map([[model.spec.ref, FRESH]]);
    expect(await findOne(model, old, { lastServed })).toEqual([]);
    const ended = new Map([[model.spec.ref, '2026-01-02T00:00:00.000Z']]);
    expect(await findOne(model, old, { lastServed: ended })).toEqual([
      [
        'stale',
        {
          kind: 'stale',
          last: { what: 'serving', at: '2026-01-02T00:00:00.000Z' },
        },
      ],
    ]);
    expect(
      await findOne(model, { ...old, aliases: { champion: '1' } }),
    ).toEqual([]);
    expect(
      await findOne(model, { ...old, aliases: { old: '1', mine: '2' } }),
    ).toHaveLength(1);
  });

  it('counts what a stage holds as used, and that an alias or stage let go of a version as life', async () => {
    const model = aModel('delay');
    const byStage = {
      environment: 'old',
      version: '1',
      byRegistry: 'stage',
    } as const;
    expect(
      await findOne(aModel('delay', {}, { serving: [byStage] }), old),
    ).toEqual([]);
    const lastHeld = (at: string) =>
      new Map([[nameKey(model.spec.registry), at]]);
    expect(await findOne(model, old, { lastHeld: lastHeld(FRESH) })).toEqual(
      [],
    );
    const ended = '2026-01-02T00:00:00.000Z';
    expect(await findOne(model, old, { lastHeld: lastHeld(ended) })).toEqual([
      ['stale', { kind: 'stale', last: { what: 'serving', at: ended } }],
    ]);
  });

  it('takes a component that only names experiments for no registered model', async () => {
    const component = aModel('delay', {
      ref: 'component:default/delay',
      isRegistryGuessed: true,
    });
    expect(await findOne(component)).toEqual([]);
    const found = await find({ models: [component], registered: [fresh] });
    expect(found.map(({ problem, name }) => [problem, name])).toEqual([
      ['undescribed', 'delay'],
    ]);
    expect(
      await find({ models: [component, aModel('delay')], registered: [fresh] }),
    ).toEqual([]);
  });

  it('asks nobody to describe models of a registry that is no longer configured', async () => {
    const left = registered('fraud', { instance: 'moon', createdAt: FRESH });
    expect(await find({ registered: [left] })).toEqual([]);
    const made = aModel('fraud', {
      registry: { instance: 'moon', model: 'fraud' },
      discovered: true,
    });
    expect(await findOne(made, left)).toEqual([
      ['orphaned', { kind: 'not-configured' }],
    ]);
  });

  it('lets others have their turns while it looks at thousands', async () => {
    let turns = 0;
    let isDone = false;
    const take = () => {
      turns += 1;
      if (!isDone) setImmediate(take);
    };
    setImmediate(take);
    await find({
      models: Array.from({ length: 5_000 }, (_, n) => aModel(`model-${n}`)),
    });
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  it('finds several entities of one registered model, but not what gives way by itself', async () => {
    const twin = aModel('twin', {
      registry: { instance: 'default', model: 'delay' },
    });
    const found = await find({
      models: [aModel('delay'), twin],
      registered: [fresh],
    });
    expect(found.map(({ problem, ref }) => [problem, ref])).toEqual([
      ['duplicated', 'mlmodel:default/delay'],
      ['duplicated', 'mlmodel:default/twin'],
    ]);
    expect(new Set(found.map(({ group }) => group)).size).toBe(1);
    const discovered = aModel('twin', { ...twin.spec, discovered: true });
    expect(
      await find({
        models: [aModel('delay'), discovered],
        registered: [fresh],
      }),
    ).toEqual([]);
  });

  it('finds one run registered under several names', async () => {
    const newestVersion = { version: '1', createdAt: FRESH, runId: 'r1' };
    const found = await find({
      models: [aModel('delay'), aModel('lateness')],
      registered: [
        { ...fresh, newestVersion },
        registered('lateness', { createdAt: FRESH, newestVersion }),
      ],
    });
    expect(found.map(({ problem, reason }) => [problem, reason])).toEqual([
      ['duplicated', { kind: 'same-run', runId: 'r1' }],
      ['duplicated', { kind: 'same-run', runId: 'r1' }],
    ]);
  });

  describe('with digests of newest versions', () => {
    const made = (
      model: string,
      newest: { runId?: string; version?: string; instance?: string } = {},
    ) => {
      const { instance = 'default', version = '1', runId } = newest;
      return registered(model, {
        instance,
        createdAt: FRESH,
        newestVersion: { version, createdAt: FRESH, runId },
      });
    };
    const digestsOf = (all: Record<string, string>, instance = 'default') =>
      new Map(
        Object.entries(all).map(([model, digest]) => [
          nameKey({ instance, model }),
          { version: '1', createdAt: FRESH, digest },
        ]),
      );
    const duplicates = async (changes: Told) =>
      (await find(changes))
        .filter(({ problem }) => problem === 'duplicated')
        .map(({ name, reason }) => [name, reason]);
    const same = { kind: 'same-digest', digest: 'sha256:a' };
    const models = [aModel('delay'), aModel('lateness')];

    it('finds one artefact under several names, in several registries too', async () => {
      const all = [made('delay'), made('lateness'), made('fraud')];
      const digests = digestsOf({
        delay: 'sha256:a',
        lateness: 'sha256:a',
        fraud: 'sha256:b',
      });
      expect(
        await duplicates({
          models: [...models, aModel('fraud')],
          registered: all,
          digests,
        }),
      ).toEqual([
        ['delay', same],
        ['lateness', same],
      ]);
      const registry = { instance: 'abroad', model: 'delay' };
      expect(
        await duplicates({
          models: [aModel('delay'), aModel('twin', { registry })],
          registered: [made('delay'), made('delay', registry)],
          digests: new Map([
            ...digestsOf({ delay: 'sha256:a' }),
            ...digestsOf({ delay: 'sha256:a' }, 'abroad'),
          ]),
        }),
      ).toEqual([
        ['delay', same],
        ['twin', same],
      ]);
    });

    it('says of one run with one artefact only that it is one run', async () => {
      const found = await duplicates({
        models,
        registered: [
          made('delay', { runId: 'r1' }),
          made('lateness', { runId: 'r1' }),
        ],
        digests: digestsOf({ delay: 'sha256:a', lateness: 'sha256:a' }),
      });
      expect(found).toEqual([
        ['delay', { kind: 'same-run', runId: 'r1' }],
        ['lateness', { kind: 'same-run', runId: 'r1' }],
      ]);
    });

    it('says of one artefact that more models have than one run made only that', async () => {
      const found = await duplicates({
        models: [...models, aModel('copy')],
        registered: [
          made('delay', { runId: 'r1' }),
          made('lateness', { runId: 'r1' }),
          made('copy', { runId: 'r2' }),
        ],
        digests: digestsOf({
          delay: 'sha256:a',
          lateness: 'sha256:a',
          copy: 'sha256:a',
        }),
      });
      expect(found).toEqual([
        ['delay', same],
        ['lateness', same],
        ['copy', same],
      ]);
    });

    it('takes the artefact of an older version, or of another under its number, for none of the newest', async () => {
      const digests = digestsOf({ delay: 'sha256:a', lateness: 'sha256:a' });
      const again = { version: '1', createdAt: '2026-05-21T00:00:00.000Z' };
      for (const lateness of [
        made('lateness', { version: '2' }),
        { ...made('lateness'), newestVersion: again },
        { ...made('lateness'), newestVersion: undefined },
        { ...made('lateness'), deletedAt: FRESH },
      ]) {
        expect(
          await duplicates({
            models,
            registered: [made('delay'), lateness],
            digests,
          }),
        ).toEqual([]);
      }
    });

    it('says nothing more of entities of one registered model', async () => {
      const registry = { instance: 'default', model: 'delay' };
      const found = await duplicates({
        models: [aModel('delay'), aModel('twin', { registry })],
        registered: [made('delay')],
        digests: digestsOf({ delay: 'sha256:a' }),
      });
      expect(found.map(([, reason]) => reason)).toEqual([
        { kind: 'same-model' },
        { kind: 'same-model' },
      ]);
    });
  });

  it('finds registered models that nobody described, as discovery wants it', async () => {
    const models = [aModel('delay')];
    const all = [fresh, registered('fraud', { createdAt: FRESH })];
    const names = async (discovery: object) =>
      (await find({ models, registered: all }, discovery)).map(
        ({ name }) => name,
      );
    expect(await names({})).toEqual(['fraud']);
    expect(await names({ mode: 'off' })).toEqual([]);
    expect(await names({ exclude: ['fr*'] })).toEqual([]);
    const findings = await find({
      models: [
        aModel('delay'),
        aModel('fraud', { discovered: true, owner: 'unowned' }),
      ],
      registered: all,
    });
    expect(
      findings.find(({ problem }) => problem === 'undescribed'),
    ).toMatchObject({
      ref: 'mlmodel:default/fraud',
      discovered: true,
    });
  });
});
