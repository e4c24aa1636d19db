import type { CatalogModelKindDefinition } from '@backstage/catalog-model/alpha';
import {
  RELATION_CONSUMES,
  RELATION_PRODUCES,
} from '@slipway/plugin-ml-common';
import {
  oneOf,
  open,
  rootOf,
  sharedFields,
  sharedRelations,
  strict,
  text,
  texts,
} from './fields';

/** MLPipeline: something that can be launched. */
export const mlPipelineKind: CatalogModelKindDefinition = {
  group: 'slipway.dev',
  names: {
    kind: 'MLPipeline',
    singular: 'mlpipeline',
    plural: 'mlpipelines',
  },
  description:
    'Something that can be launched on a cluster: training, features, inference, evaluation or monitoring.',
  versions: [
    {
      name: 'v1alpha1',
      relationFields: [
        ...sharedRelations,
        {
          selector: { path: 'spec.consumes' },
          relation: RELATION_CONSUMES,
          defaultKind: 'FeatureSet',
          defaultNamespace: 'inherit',
        },
        {
          selector: { path: 'spec.produces' },
          relation: RELATION_PRODUCES,
          defaultKind: 'FeatureSet',
          defaultNamespace: 'inherit',
        },
      ],
      schema: {
        jsonSchema: rootOf(
          {
            ...sharedFields,
            type: oneOf(
              ['training', 'feature', 'inference', 'evaluation', 'monitoring'],
              'What it is for',
            ),
            engine: oneOf(
              ['ray', 'kuberay', 'databricks', 'spark', 'github-actions'],
              'What executes it',
            ),
            cluster: text('Configured cluster'),
            source: strict({ url: text('Repository location') }),
            entrypoint: text('Command, run in the root of the source tree'),
            parameters: open('JSON Schema of the parameters'),
            resources: strict({
              cpus: { type: 'number', minimum: 0, description: 'CPU cores' },
              gpus: { type: 'number', minimum: 0, description: 'GPUs' },
              accelerator: text('Accelerator type as the cluster names it'),
              memory: {
                type: ['string', 'integer'],
                description: 'Bytes, or a quantity such as 2Gi',
              },
            }),
            consumes: texts('Entity references of what it reads'),
            produces: texts('Entity references of what it makes'),
            triggers: {
              type: 'array',
              items: open('One trigger: event, policy, cooldown'),
            },
          },
          ['type', 'owner', 'engine', 'entrypoint'],
        ),
      },
    },
  ],
};
