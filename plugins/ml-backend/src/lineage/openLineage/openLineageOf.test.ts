import type { JsonObject } from '@backstage/types';
import { catalogOf } from '../../api/__testUtils__/catalogOf';
import { airline } from '../__testUtils__/airline';
import {
  lineageOver,
  trainedVersion,
  trainingRun,
} from '../__testUtils__/lineageOver';
import { runUuid } from './names';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RUN = '0123456789abcdef0123456789abcdef';

const MODEL = 'mlmodel:default/delay';

/** Required fields of https://openlineage.io/spec/2-0-2/OpenLineage.json. */
const named = { namespace: expect.any(String), name: expect.any(String) };
const required: Record<string, JsonObject> = {
  RunEvent: {
    run: { runId: expect.stringMatching(UUID) },
    job: expect.objectContaining(named),
  },
  JobEvent: { job: expect.objectContaining(named) },
  DatasetEvent: { dataset: expect.objectContaining(named) },
};

async function exported() {
  const { lineage, person } = lineageOver(catalogOf(airline, []), {
    versions: [trainedVersion('2', RUN)],
    runs: [
      trainingRun(RUN, [
        { name: 'flights-2013', digest: 'f1', context: 'training' },
      ]),
    ],
  });
  return lineage.exportOpenLineage(
    MODEL,
    { direction: 'both', depth: 6 },
    person,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const facetsIn = (value: unknown): unknown[] =>
  isObject(value)
    ? [
        ...(isObject(value.facets) ? Object.values(value.facets) : []),
        ...Object.values(value).flatMap(facetsIn),
      ]
    : [];

describe('events of OpenLineage', () => {
  it('have what the specification requires of each kind, and so do their facets', async () => {
    const events = await exported();
    for (const event of events) {
      const [, definition] =
        /^https:\/\/openlineage[.]io\/spec\/2-0-2\/OpenLineage[.]json#\/[$]defs\/(\w+)$/.exec(
          event.schemaURL,
        ) ?? ['', ''];
      expect(event).toMatchObject({
        eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        producer: expect.stringMatching(/^https:/),
        ...required[definition],
      });
    }
    const facets = facetsIn(events);
    expect(facets.length).toBeGreaterThan(5);
    for (const facet of facets) {
      expect(facet).toMatchObject({
        _producer: expect.stringMatching(/^https:/),
        _schemaURL: expect.stringMatching(/^https:.*#\/[$]defs\//),
      });
    }
  });

  it('tell the training run with what it read and the version that it made', async () => {
    const runs = (await exported()).filter(event => 'run' in event);
    expect(runs.map(event => [event.eventType, event.eventTime])).toEqual([
      ['START', '2026-01-01T00:00:00.000Z'],
      ['COMPLETE', '2026-01-01T00:05:00.000Z'],
    ]);
    expect(runs[1]).toMatchObject({
      run: { runId: '01234567-89ab-cdef-0123-456789abcdef' },
      job: { namespace: 'backstage', name: 'mlpipeline:default/training' },
      inputs: [
        {
          namespace: 'mlflow:default',
          name: 'flights-2013',
          facets: { version: { datasetVersion: 'f1' } },
        },
      ],
      outputs: [
        {
          namespace: 'backstage',
          name: MODEL,
          facets: { version: { datasetVersion: '2' } },
        },
      ],
    });
  });

  it('name the step from table to features, which no job of the catalog does', async () => {
    const jobs = (await exported()).flatMap(event =>
      'job' in event && !('run' in event) ? [event] : [],
    );
    expect(jobs).toContainEqual(
      expect.objectContaining({
        job: {
          namespace: 'backstage',
          name: 'derivation of featureset:default/hourly-weather',
        },
        inputs: [{ namespace: 'backstage', name: 'resource:default/weather' }],
        outputs: [
          { namespace: 'backstage', name: 'featureset:default/hourly-weather' },
        ],
      }),
    );
  });
});

describe('the UUID of a run', () => {
  it('is made from any id, always the same', () => {
    expect(runUuid('not-a-uuid')).toMatch(UUID);
    expect(runUuid('not-a-uuid')).toBe(runUuid('not-a-uuid'));
    expect(runUuid('not-a-uuid')).not.toBe(runUuid('another'));
  });
});
