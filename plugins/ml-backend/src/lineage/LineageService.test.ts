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
      { instance: 'default', error: 'MLflow (default) is away' },
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
