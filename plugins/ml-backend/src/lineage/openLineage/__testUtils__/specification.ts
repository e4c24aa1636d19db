import type { OpenLineageEvent } from '@slipway/plugin-ml-common';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

// What https://openlineage.io/spec/2-0-2/OpenLineage.json, and the facets that we use, ask for.

const uri = { type: 'string', format: 'uri' };
const text = { type: 'string', minLength: 1 };

/** A facet: who says it, by which schema, and its own fields. */
const facet = (
  schema: RegExp,
  required: string[] = [],
  properties: object = {},
) => ({
  type: 'object',
  required: ['_producer', '_schemaURL', ...required],
  properties: {
    _producer: uri,
    _schemaURL: { ...uri, pattern: schema.source },
    ...properties,
  },
});

const ownership = (of: string) =>
  facet(new RegExp(`Ownership${of}Facet$`), [], {
    owners: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: text, type: text },
      },
    },
  });

const documentation = (of: string) =>
  facet(new RegExp(`Documentation${of}Facet$`), ['description'], {
    description: { type: 'string' },
  });

const named = (facets: object) => ({
  type: 'object',
  required: ['namespace', 'name'],
  properties: {
    namespace: text,
    name: text,
    facets: {
      type: 'object',
      properties: facets,
      additionalProperties: facet(/#\/\$defs\/\w+$/),
    },
  },
});

const job = named({
  ownership: ownership('Job'),
  documentation: documentation('Job'),
});
const dataset = named({
  ownership: ownership('Dataset'),
  documentation: documentation('Dataset'),
  version: facet(/DatasetVersionDatasetFacet$/, ['datasetVersion'], {
    datasetVersion: { type: 'string' },
  }),
});
const datasets = { type: 'array', items: dataset };

const event = (name: string, required: string[], properties: object) => ({
  type: 'object',
  required: ['eventTime', 'producer', 'schemaURL', ...required],
  properties: {
    eventTime: { type: 'string', format: 'date-time' },
    producer: uri,
    schemaURL: { ...uri, pattern: `OpenLineage\\.json#/\\$defs/${name}$` },
    ...properties,
  },
});

const specification = {
  oneOf: [
    event('RunEvent', ['run', 'job'], {
      eventType: {
        enum: ['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'],
      },
      run: {
        type: 'object',
        required: ['runId'],
        properties: { runId: { type: 'string', format: 'uuid' } },
      },
      job,
      inputs: datasets,
      outputs: datasets,
    }),
    {
      ...event('JobEvent', ['job'], {
        job,
        inputs: datasets,
        outputs: datasets,
      }),
      not: { required: ['run'] },
    },
    {
      ...event('DatasetEvent', ['dataset'], { dataset }),
      not: { anyOf: [{ required: ['run'] }, { required: ['job'] }] },
    },
  ],
};

const ajv = new Ajv2020({ allErrors: true, strictRequired: false });
addFormats(ajv);
const isValid = ajv.compile(specification);

/** What is wrong with an event by the specification; nothing where it is valid. */
export const problemsOf = (one: OpenLineageEvent): string[] =>
  isValid(one)
    ? []
    : (isValid.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      );
