import type { OpenLineageEvent } from '@slipway/plugin-ml-common';
import { catalogOf } from '../../api/__testUtils__/catalogOf';
import { airline, entity, related } from '../__testUtils__/airline';
import {
  lineageOver,
  trainedVersion,
  trainingRun,
} from '../__testUtils__/lineageOver';
import type { Known } from '../__testUtils__/knownModel';
import { problemsOf } from './__testUtils__/specification';
import { runUuid } from './names';

const RUN = '0123456789abcdef0123456789abcdef';
const MODEL = 'mlmodel:default/delay';
const FEATURES = 'featureset:default/hourly-weather';

const known: Known = {
  versions: [trainedVersion('2', RUN)],
  runs: [
    trainingRun(RUN, [
      { name: 'flights-2013', digest: 'f1', context: 'training' },
      { name: 'flights-2013', digest: 'f2', context: 'evaluation' },
      { name: 'Weather of 2013', digest: 'w1', context: 'training' },
    ]),
  ],
};

/** As everywhere, but the table has a title, by which runs name it. */
const titled = airline.map(one =>
  one.metadata.name === 'weather'
    ? { ...one, metadata: { ...one.metadata, title: 'Weather of 2013' } }
    : one,
);

const exportOf = async (entities = titled, about: Known = known) => {
  const { lineage, person } = lineageOver(catalogOf(entities, []), about);
  return lineage.exportOpenLineage(
    MODEL,
    { direction: 'both', depth: 6 },
    person,
  );
};

const jobsOf = (events: OpenLineageEvent[]) =>
  events.filter(event => 'job' in event && !('run' in event));

const dataset = (name: string) => ({ namespace: 'backstage', name });
const jobNamed = (name: string) => ({ job: expect.objectContaining({ name }) });

describe('events of OpenLineage', () => {
  it('are valid by the specification, and so are their facets', async () => {
    const { events } = await exportOf();
    expect(events.length).toBeGreaterThan(10);
    expect(events.map(problemsOf)).toEqual(events.map(() => []));
    expect(problemsOf({ ...events[0], eventTime: 'yesterday' })).not.toEqual(
      [],
    );
  });

  it('tell the training run with what it read, by digest, and the version that it made', async () => {
    const { events } = await exportOf();
    const runs = events.filter(event => 'run' in event);
    expect(runs.map(event => [event.eventType, event.eventTime])).toEqual([
      ['START', '2026-01-01T00:00:00.000Z'],
      ['COMPLETE', '2026-01-01T00:05:00.000Z'],
    ]);
    const read = (namespace: string, name: string, digest: string) =>
      expect.objectContaining({
        namespace,
        name,
        facets: {
          version: expect.objectContaining({ datasetVersion: digest }),
        },
      });
    expect(runs[1]).toMatchObject({
      run: { runId: '01234567-89ab-cdef-0123-456789abcdef' },
      job: { namespace: 'backstage', name: 'mlpipeline:default/training' },
      inputs: [
        read('mlflow:default', 'flights-2013', 'f1'),
        read('mlflow:default', 'flights-2013', 'f2'),
        read('backstage', 'resource:default/weather', 'w1'),
      ],
      outputs: [read('backstage', MODEL, '2')],
    });
  });

  it('have the job that alone makes data read what the data comes from', async () => {
    const jobs = jobsOf((await exportOf()).events);
    expect(jobs).toContainEqual(
      expect.objectContaining({
        ...jobNamed('mlpipeline:default/training'),
        inputs: [
          dataset(FEATURES),
          dataset('featureset:default/not-written-yet'),
        ],
        outputs: [dataset(MODEL)],
      }),
    );
    expect(jobs).not.toContainEqual(
      expect.objectContaining(jobNamed(`derivation of ${MODEL}`)),
    );
  });

  it('name the step from table to features as a job where nobody says which job does it', async () => {
    const { events } = await exportOf(
      related(
        [
          entity('Resource', 'weather', 'platform', { type: 'table' }),
          entity('FeatureSet', 'hourly-weather', 'departures'),
          entity('MLModel', 'delay', 'departures'),
        ],
        [
          [FEATURES, 'derivedFrom', 'feeds', 'resource:default/weather'],
          [MODEL, 'uses', 'usedBy', FEATURES],
        ],
      ),
    );
    expect(jobsOf(events)).toContainEqual(
      expect.objectContaining({
        ...jobNamed(`derivation of ${FEATURES}`),
        inputs: [dataset('resource:default/weather')],
        outputs: [dataset(FEATURES)],
      }),
    );
  });

  it('say what they lack: runs, and what is beyond the depth', async () => {
    const { lineage, person } = lineageOver(catalogOf(airline, []), {
      versions: [trainedVersion('2', RUN)],
      runsAway: true,
    });
    const { gaps } = await lineage.exportOpenLineage(
      MODEL,
      { direction: 'both', depth: 1 },
      person,
    );
    expect(gaps).toEqual(['deeper', 'runs']);
  });

  it('are refused while the registry is away, rather than without any version', async () => {
    await expect(exportOf(airline, { away: true })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});

describe('the UUID of a run', () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

  it('is made from any id, always the same', () => {
    expect(runUuid('not-a-uuid')).toMatch(UUID);
    expect(runUuid('not-a-uuid')).toBe(runUuid('not-a-uuid'));
    expect(runUuid('not-a-uuid')).not.toBe(runUuid('another'));
  });
});
