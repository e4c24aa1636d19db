import type { Lineage } from '@slipway/plugin-ml-common';
import { catalogOf } from '../api/__testUtils__/catalogOf';
import { airline, entity, related } from './__testUtils__/airline';
import {
  lineageOver,
  trainedVersion,
  trainingRun,
} from './__testUtils__/lineageOver';

const MODEL = 'mlmodel:default/delay';

const edgesOf = ({ edges }: Lineage) =>
  edges.map(({ from, relation, to }) => `${from} ${relation} ${to}`).sort();
const idsOf = ({ nodes }: Lineage) => nodes.map(({ id }) => id).sort();

describe('lineage', () => {
  it('follows the flow from tables to products, through circles, and names what nobody wrote yet', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []));
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'both', depth: 6 },
      person,
    );
    expect(edgesOf(graph)).toEqual([
      'component:default/crew-planner partOf system:default/operations',
      'component:default/delay-api dependencyOf component:default/crew-planner',
      'featureset:default/hourly-weather usedBy mlmodel:default/delay',
      'featureset:default/not-written-yet usedBy mlmodel:default/delay',
      'mlmodel:default/delay consumedBy mlpipeline:default/monitoring',
      'mlmodel:default/delay servedBy component:default/delay-api',
      'mlpipeline:default/monitoring produces featureset:default/hourly-weather',
      'mlpipeline:default/training trains mlmodel:default/delay',
      'resource:default/weather feeds featureset:default/hourly-weather',
    ]);
    expect(graph).toMatchObject({
      root: MODEL,
      truncated: false,
      deeper: false,
      silent: [],
    });
    const find = (id: string) => graph.nodes.find(node => node.id === id);
    expect(find('resource:default/weather')).toMatchObject({
      kind: 'table',
      owner: 'group:default/platform',
      side: 'upstream',
      distance: 2,
    });
    expect(find('featureset:default/not-written-yet')).toMatchObject({
      kind: 'feature-set',
      unknownToCatalog: true,
    });
    expect(find('system:default/operations')).toMatchObject({
      kind: 'product',
      side: 'downstream',
      distance: 3,
    });
  });

  it('shows of a product what it is made of, and what that comes from', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []));
    const graph = await lineage.getLineage(
      'system:default/operations',
      { direction: 'both', depth: 3 },
      person,
    );
    expect(edgesOf(graph)).toEqual([
      'component:default/crew-planner partOf system:default/operations',
      'component:default/delay-api dependencyOf component:default/crew-planner',
      'mlmodel:default/delay servedBy component:default/delay-api',
    ]);
    expect(graph.deeper).toBe(true);
  });

  it('goes one way, as far as asked, with one catalog query for each step', async () => {
    const { lineage, asked, person } = lineageOver(catalogOf(airline, []));
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'downstream', depth: 1 },
      person,
    );
    expect(idsOf(graph)).toEqual([
      'component:default/delay-api',
      MODEL,
      'mlpipeline:default/monitoring',
    ]);
    expect(graph.deeper).toBe(true);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says nothing of what the caller may not see, nor of what lies behind it', async () => {
    const { lineage, person } = lineageOver(
      catalogOf(airline, [
        'component:default/delay-api',
        'featureset:default/hourly-weather',
      ]),
    );
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'both', depth: 6 },
      person,
    );
    expect(JSON.stringify(graph)).not.toMatch(
      /delay-api|hourly-weather|crew-planner|resource:default\/weather/,
    );
    const impact = await lineage.getImpact(MODEL, { limit: 50 }, person);
    expect(JSON.stringify(impact)).not.toMatch(/delay-api|crews/);
    await expect(
      lineage.getLineage(
        'component:default/delay-api',
        { direction: 'both', depth: 1 },
        person,
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('stops at 500 nodes and says so', async () => {
    const services = Array.from({ length: 700 }, (_, index) =>
      entity('Component', `service-${index}`, 'crews', { type: 'service' }),
    );
    const { lineage, person } = lineageOver(
      catalogOf(
        related(
          [entity('MLModel', 'delay', 'departures'), ...services],
          services.map(({ metadata }) => [
            MODEL,
            'servedBy',
            'serves',
            `component:default/${metadata.name}`,
          ]),
        ),
        [],
      ),
    );
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'both', depth: 6 },
      person,
    );
    expect(graph.nodes).toHaveLength(500);
    expect(graph.truncated).toBe(true);
  });

  it('adds the newest version with the data that its run read', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: [trainedVersion('2', 'b'), trainedVersion('1', 'a')],
      runs: [
        trainingRun('b', [
          { name: 'weather', digest: 'w1', context: 'training' },
          { name: 'flights-2013', digest: 'f1', context: 'training' },
          { name: 'flights-2013', digest: 'f2', context: 'evaluation' },
        ]),
      ],
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    const version = `version:${MODEL}@2`;
    expect(graph.edges.filter(({ to }) => to === version)).toEqual([
      {
        from: 'resource:default/weather',
        to: version,
        relation: 'readBy',
        context: 'training',
      },
      {
        from: 'dataset:default/flights-2013',
        to: version,
        relation: 'readBy',
        context: 'training, evaluation',
      },
    ]);
    expect(edgesOf(graph)).toContain(`${version} versionOf ${MODEL}`);
    expect(graph.nodes.filter(({ kind }) => kind === 'version')).toHaveLength(
      1,
    );
  });

  it('shows the version that serves, however many are newer', async () => {
    const versions = Array.from({ length: 60 }, (_, index) =>
      trainedVersion(String(60 - index), `run-${60 - index}`),
    );
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions,
      runs: [
        trainingRun('run-60', []),
        trainingRun('run-1', [{ name: 'weather', digest: 'w1' }]),
      ],
      serving: '1',
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    expect(
      graph.nodes
        .filter(({ kind }) => kind === 'version')
        .map(({ version, environments }) => [version, environments]),
    ).toEqual([
      ['60', undefined],
      ['1', ['production']],
    ]);
    expect(edgesOf(graph)).toContain(
      `resource:default/weather readBy version:${MODEL}@1`,
    );
    expect(graph.silent).toEqual([]);
  });

  it('shows the version that only the registry says serves, and that it is so', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: ['3', '2', '1'].map(one => trainedVersion(one, `run-${one}`)),
      serving: '2',
      registered: '1',
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    expect(
      graph.nodes
        .filter(({ kind }) => kind === 'version')
        .map(({ version, environments, byRegistry }) => [
          version,
          environments,
          byRegistry,
        ]),
    ).toEqual([
      ['3', undefined, undefined],
      ['2', ['production'], undefined],
      ['1', ['staging'], ['staging']],
    ]);
  });

  it('knows a dataset that is named like one table of the catalog, though no relation leads to it', async () => {
    const { lineage, person } = lineageOver(
      catalogOf(
        [
          ...airline,
          entity('Resource', 'flights', 'platform', { type: 'table' }),
          entity('Resource', 'hidden', 'platform', { type: 'table' }),
        ],
        ['resource:default/hidden'],
      ),
      {
        versions: [trainedVersion('1', 'a')],
        runs: [
          trainingRun('a', [
            { name: 'flights', digest: 'f1' },
            { name: 'hidden', digest: 'h1' },
          ]),
        ],
      },
    );
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    const read = graph.edges.filter(({ relation }) => relation === 'readBy');
    expect(read.map(({ from }) => from)).toEqual([
      'resource:default/flights',
      'dataset:default/hidden',
    ]);
    expect(
      graph.nodes.find(({ id }) => id === 'resource:default/flights'),
    ).toMatchObject({ kind: 'table', owner: 'group:default/platform' });
  });

  it('leads from a model that nothing serves to its product', async () => {
    const batch = related(
      [
        entity('MLModel', 'delay', 'departures'),
        entity('System', 'operations', 'crews'),
      ],
      [[MODEL, 'partOf', 'hasPart', 'system:default/operations']],
    );
    const { lineage, person } = lineageOver(catalogOf(batch, []));
    const impact = await lineage.getImpact(MODEL, { limit: 5 }, person);
    expect(impact.items).toMatchObject([
      { ref: 'system:default/operations', kind: 'product' },
    ]);
  });

  it('says that more data was read than is shown', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: [trainedVersion('1', 'a')],
      runs: [
        trainingRun(
          'a',
          Array.from({ length: 51 }, (_, index) => ({
            name: `part-${index}`,
            digest: 'd',
          })),
        ),
      ],
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    expect(graph.nodes.filter(({ kind }) => kind === 'dataset')).toHaveLength(
      50,
    );
    expect(graph.truncated).toBe(true);
  });

  it('shows the catalog alone while the registry is away, and says so', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      away: true,
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'both', depth: 6 },
      person,
    );
    expect(graph.nodes.length).toBeGreaterThan(5);
    expect(graph.silent).toEqual([
      {
        instance: 'default',
        missing: 'versions',
        error: 'MLflow (default) is away',
      },
    ]);
  });

  it('shows versions without their data while the tracking server is away, and says so once', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: [trainedVersion('2', 'b'), trainedVersion('1', 'a')],
      serving: '1',
      runsAway: true,
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    expect(graph.nodes.filter(({ kind }) => kind === 'version')).toHaveLength(
      2,
    );
    expect(graph.silent).toEqual([
      { instance: 'default', missing: 'data', error: 'MLflow is away' },
    ]);
  });

  it('says which run was not found', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: [trainedVersion('1', 'a')],
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 6 },
      person,
    );
    expect(graph.silent).toEqual([
      {
        instance: 'default',
        missing: 'data',
        error:
          'Run a, which made version 1 of delay, is not among the runs of delay',
      },
    ]);
  });

  it('says from when a copy is, while its server does not answer', async () => {
    const stale = {
      state: 'stale' as const,
      system: 'MLflow',
      instance: 'default',
      asOf: '2026-01-01T00:00:00.000Z',
    };
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      stale: [stale],
    });
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'both', depth: 1 },
      person,
    );
    expect(graph.stale).toEqual([stale]);
  });
});

describe('data that runs logged', () => {
  /** A table that no relation connects to anything. */
  const flights = entity('Resource', 'flights', 'platform', { type: 'table' });
  const known = {
    versions: [
      trainedVersion('3', 'c'),
      trainedVersion('2', 'b'),
      trainedVersion('1', 'a'),
    ],
    runs: [
      trainingRun('c', [
        { name: 'flights', digest: 'f3', context: 'training' },
        { name: 'flights', digest: 'f4', context: 'evaluation' },
      ]),
      trainingRun('b', [{ name: 'flights', digest: 'f2' }]),
      trainingRun('a', [{ name: 'flights', digest: 'f1' }]),
    ],
    serving: '1',
  };
  const TABLE = 'resource:default/flights';

  it('breaks the models whose newest or serving version was trained on it, and what lies behind them', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, flights], []),
      known,
    );
    const impact = await lineage.getImpact(TABLE, { limit: 50 }, person);
    expect(
      impact.items.map(({ ref, distance, through }) => [
        ref,
        distance,
        through.join(' > '),
      ]),
    ).toEqual([
      [MODEL, 2, 'delay version 3'],
      ['component:default/delay-api', 3, 'delay version 3 > delay'],
      ['mlpipeline:default/monitoring', 3, 'delay version 3 > delay'],
      [
        'component:default/crew-planner',
        4,
        'delay version 3 > delay > delay-api',
      ],
      [
        'featureset:default/hourly-weather',
        4,
        'delay version 3 > delay > monitoring',
      ],
      [
        'system:default/operations',
        5,
        'delay version 3 > delay > delay-api > crew-planner',
      ],
    ]);
    expect(impact.owners).toContainEqual({
      ref: 'group:default/departures',
      count: 4,
    });
  });

  it('is drawn from the side of the data as from the side of the model', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, flights], []),
      known,
    );
    const from = async (ref: string, direction: 'upstream' | 'downstream') =>
      (
        await lineage.getLineage(ref, { direction, depth: 2 }, person)
      ).edges.filter(
        ({ relation }) => relation === 'readBy' || relation === 'versionOf',
      );
    const drawn = await from(TABLE, 'downstream');
    expect(drawn).toHaveLength(4);
    expect(drawn).toEqual(
      expect.arrayContaining([
        {
          from: TABLE,
          to: `version:${MODEL}@3`,
          relation: 'readBy',
          context: 'training, evaluation',
        },
        { from: `version:${MODEL}@1`, to: MODEL, relation: 'versionOf' },
      ]),
    );
    const other = await from(MODEL, 'upstream');
    expect(other).toHaveLength(4);
    expect(other).toEqual(expect.arrayContaining(drawn));
  });

  it('stops at the depth, with the version, and says that there is more', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, flights], []),
      known,
    );
    const graph = await lineage.getLineage(
      TABLE,
      { direction: 'downstream', depth: 1 },
      person,
    );
    expect(idsOf(graph)).toEqual([
      TABLE,
      `version:${MODEL}@1`,
      `version:${MODEL}@3`,
    ]);
    expect(graph.deeper).toBe(true);
  });

  it('tells nobody of a model that they may not see', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, flights], [MODEL]),
      known,
    );
    const impact = await lineage.getImpact(TABLE, { limit: 50 }, person);
    expect(impact).toMatchObject({ items: [], total: 0 });
    const graph = await lineage.getLineage(
      TABLE,
      { direction: 'both', depth: 6 },
      person,
    );
    expect(idsOf(graph)).toEqual([TABLE]);
  });
});

describe('a model that was made from another one', () => {
  const base = entity('MLModel', 'base', 'platform');
  const known = {
    versions: [trainedVersion('2', 'b'), trainedVersion('1', 'a')],
    runs: [trainingRun('b', []), trainingRun('a', [])],
    bases: [
      { model: 'base', version: '7', to: '2' },
      { model: 'undescribed', version: '3', to: '2' },
    ],
  };
  const BASE = 'mlmodel:default/base';

  it('shows the version that its run used, also of a model that nobody described', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, base], []),
      known,
    );
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 3 },
      person,
    );
    expect(edgesOf(graph)).toEqual(
      expect.arrayContaining([
        `version:${BASE}@7 madeInto version:${MODEL}@2`,
        `registered:default/undescribed@3 madeInto version:${MODEL}@2`,
      ]),
    );
    expect(
      graph.nodes.find(({ id }) => id === `version:${BASE}@7`),
    ).toMatchObject({ model: BASE, version: '7', distance: 2 });
    const { events } = await lineage.exportOpenLineage(
      MODEL,
      { direction: 'upstream', depth: 3 },
      person,
    );
    expect(events.find(event => 'run' in event)).toMatchObject({
      inputs: [
        {
          namespace: 'mlflow:default',
          name: 'undescribed',
          facets: { version: { datasetVersion: '3' } },
        },
        {
          namespace: 'backstage',
          name: BASE,
          facets: { version: { datasetVersion: '7' } },
        },
      ],
    });
  });

  it('says nothing of one that the caller may not see', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, base], [BASE]),
      known,
    );
    const graph = await lineage.getLineage(
      MODEL,
      { direction: 'upstream', depth: 3 },
      person,
    );
    expect(JSON.stringify(graph)).not.toContain(BASE);
  });

  it('breaks with it', async () => {
    const { lineage, person } = lineageOver(
      catalogOf([...airline, base], []),
      known,
    );
    const { items } = await lineage.getImpact(BASE, { limit: 2 }, person);
    expect(items).toMatchObject([
      { ref: MODEL, distance: 2, through: ['delay version 2'] },
      { ref: 'component:default/delay-api', distance: 3 },
    ]);
  });
});

describe('what breaks', () => {
  it('comes nearest first with the way there, in pages, with everybody to tell', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []));
    const first = await lineage.getImpact(
      'resource:default/weather',
      { limit: 3 },
      person,
    );
    expect(first.total).toBe(6);
    expect(first.owners).toEqual([
      { ref: 'group:default/departures', count: 4 },
      { ref: 'group:default/crews', count: 2 },
    ]);
    const rest = await lineage.getImpact(
      'resource:default/weather',
      { limit: 3, cursor: first.nextCursor },
      person,
    );
    expect(rest.nextCursor).toBeUndefined();
    expect(
      [...first.items, ...rest.items].map(
        ({ distance, ref, through }) =>
          `${distance} ${ref} through ${through.join(' > ')}`,
      ),
    ).toEqual([
      '1 featureset:default/hourly-weather through ',
      '2 mlmodel:default/delay through hourly-weather',
      '3 component:default/delay-api through hourly-weather > delay',
      '3 mlpipeline:default/monitoring through hourly-weather > delay',
      '4 component:default/crew-planner through hourly-weather > delay > delay-api',
      '5 system:default/operations through hourly-weather > delay > delay-api > crew-planner',
    ]);
  });
});
