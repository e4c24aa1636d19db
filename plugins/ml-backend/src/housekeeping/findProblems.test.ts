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
      ...changes,
    },
    {
      discovery: readDiscovery(
        mockServices.rootConfig({ data: { ml: { discovery } } }),
      ),
      staleAfter: 90 * DAY,
      now: NOW,
    },
  );

const findOne = (
  model: DescribedModel,
  found?: RegisteredModel,
  more: Partial<Known> = {},
) =>
  find({ models: [model], registered: found ? [found] : [], ...more }).map(
    ({ problem, reason }) => [problem, reason],
  );

const FRESH = '2026-05-20T00:00:00.000Z';
const OLD = '2025-12-01T00:00:00.000Z';
const fresh = registered('delay', { createdAt: FRESH });
const old = registered('delay', { createdAt: OLD });

describe('housekeeping', () => {
  it('finds nothing wrong with a model that is owned, registered and used', () => {
    expect(findOne(aModel('delay'), fresh)).toEqual([]);
  });

  it('finds models that nobody owns, or that an owner whom the catalog does not know owns', () => {
    expect(findOne(aModel('delay', { owner: 'unowned' }), fresh)).toEqual([
      ['unowned', { kind: 'nobody' }],
    ]);
    expect(
      findOne(aModel('delay', { owner: 'group:default/gone' }), fresh),
    ).toEqual([['unowned', { kind: 'unknown-owner' }]]);
  });

  it('finds models that their registry does not have, once it was seen whole', () => {
    expect(findOne(aModel('delay'))).toEqual([
      ['orphaned', { kind: 'never-registered' }],
    ]);
    const registries = new Map([
      ['default', { title: 'MLflow (default)', isComplete: false }],
    ]);
    expect(findOne(aModel('delay'), undefined, { registries })).toEqual([]);
    expect(findOne(aModel('delay'), { ...fresh, deletedAt: FRESH })).toEqual([
      ['orphaned', { kind: 'deleted', at: FRESH }],
    ]);
    expect(
      findOne(aModel('delay'), {
        ...fresh,
        deletedAt: FRESH,
        renamedTo: 'lateness',
      }),
    ).toEqual([['orphaned', { kind: 'renamed', to: 'lateness' }]]);
    expect(
      findOne(
        aModel('delay', { registry: { instance: 'moon', model: 'delay' } }),
      ),
    ).toEqual([['orphaned', { kind: 'not-configured' }]]);
  });

  it('finds models without run, version and serving for long', () => {
    const model = aModel('delay');
    const ref = model.spec.ref;
    expect(findOne(model, old)).toEqual([
      ['stale', { kind: 'stale', last: { what: 'registration', at: OLD } }],
    ]);
    const newest = { version: '2', createdAt: '2026-01-01T00:00:00.000Z' };
    expect(findOne(model, { ...old, newestVersion: newest })).toEqual([
      [
        'stale',
        { kind: 'stale', last: { what: 'version', at: newest.createdAt } },
      ],
    ]);
    // A recent run, something that serves, or that somebody said that it has had its day: each is an answer.
    const lastRuns = new Map([[ref, FRESH]]);
    expect(findOne(model, old, { lastRuns })).toEqual([]);
    const serving = [{ environment: 'production', version: '1' }];
    expect(findOne(aModel('delay', {}, { serving }), old)).toEqual([]);
    expect(findOne(aModel('delay', { lifecycle: 'deprecated' }), old)).toEqual(
      [],
    );
  });

  it('finds several entities of one registered model, but not what gives way by itself', () => {
    const twin = aModel('twin', {
      registry: { instance: 'default', model: 'delay' },
    });
    const found = find({
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
      find({ models: [aModel('delay'), discovered], registered: [fresh] }),
    ).toEqual([]);
  });

  it('finds one run registered under several names', () => {
    const newestVersion = { version: '1', createdAt: FRESH, runId: 'r1' };
    const found = find({
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

  it('finds registered models that nobody described, as discovery wants it', () => {
    const models = [aModel('delay')];
    const all = [fresh, registered('fraud', { createdAt: FRESH })];
    const names = (discovery: object) =>
      find({ models, registered: all }, discovery).map(({ name }) => name);
    expect(names({})).toEqual(['fraud']);
    expect(names({ mode: 'off' })).toEqual([]);
    expect(names({ exclude: ['fr*'] })).toEqual([]);
    const [made] = find({
      models: [
        aModel('delay'),
        aModel('fraud', { discovered: true, owner: 'unowned' }),
      ],
      registered: all,
    }).filter(({ problem }) => problem === 'undescribed');
    expect(made).toMatchObject({
      ref: 'mlmodel:default/fraud',
      discovered: true,
    });
  });
});
