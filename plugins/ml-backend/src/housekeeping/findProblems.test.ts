import { mockServices } from '@backstage/backend-test-utils';
import type { RegisteredModel } from '@slipway/plugin-ml-common';
import { readDiscovery } from '@slipway/plugin-ml-node';
import type { DescribedModel } from '../fleet/DescribedModels';
import { aModel, registered } from './__testUtils__/models';
import { findProblems, type Known } from './findProblems';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const DAY = 86_400_000;

const find = (changes: Partial<Known>, discovery: object = {}) =>
  findProblems(
    {
      models: [],
      registered: [],
      owners: new Set(['group:default/departures']),
      registries: new Map([
        ['default', { title: 'MLflow (default)', isComplete: true }],
      ]),
      lastRuns: new Map(),
      lastServed: new Map(),
      ...changes,
    },
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
