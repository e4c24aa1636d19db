import type { CatalogModelKindDefinition } from '@backstage/catalog-model/alpha';
import { RELATION_DERIVED_FROM } from '@slipway/plugin-ml-common';
import {
  oneOf,
  rootOf,
  sharedFields,
  sharedRelations,
  strict,
  text,
  texts,
} from './fields';

/** FeatureSet: a group of features with keys, sources and freshness. */
export const featureSetKind: CatalogModelKindDefinition = {
  group: 'slipway.dev',
  names: {
    kind: 'FeatureSet',
    singular: 'featureset',
    plural: 'featuresets',
  },
  description: 'A group of features with keys, sources and freshness.',
  versions: [
    {
      name: 'v1alpha1',
      relationFields: [
        ...sharedRelations,
        {
          selector: { path: 'spec.sources' },
          relation: RELATION_DERIVED_FROM,
          defaultKind: 'Resource',
          defaultNamespace: 'inherit',
        },
      ],
      schema: {
        jsonSchema: rootOf(
          {
            ...sharedFields,
            type: oneOf(
              ['batch', 'streaming', 'on-demand'],
              'How the features are computed',
            ),
            store: strict(
              {
                type: text('feast, delta, parquet …'),
                ref: text('Where in the store'),
              },
              ['type'],
            ),
            keys: texts('Columns that identify a row'),
            features: {
              type: 'array',
              items: strict(
                {
                  name: text('Column name'),
                  type: text('Data type'),
                  description: text('What it means, with its unit'),
                },
                ['name', 'type'],
              ),
            },
            sources: texts('Entity references of tables, topics, buckets'),
            freshness: strict(
              {
                maxAge: {
                  type: 'string',
                  pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?$',
                  description: 'ISO 8601 duration, for example PT2H',
                },
              },
              ['maxAge'],
            ),
          },
          ['type', 'owner'],
        ),
      },
    },
  ],
};
