import type { CatalogModelKindDefinition } from '@backstage/catalog-model/alpha';
import {
  RELATION_SERVED_BY,
  RELATION_TRAINED_BY,
  RELATION_USES,
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

/** MLModel: the long-lived thing with an owner, a tier and objectives. */
export const mlModelKind: CatalogModelKindDefinition = {
  group: 'slipway.dev',
  names: { kind: 'MLModel', singular: 'mlmodel', plural: 'mlmodels' },
  description:
    'A machine-learning model with an owner, a tier and objectives. Its versions and runs live in a registry.',
  versions: [
    {
      name: 'v1alpha1',
      relationFields: [
        ...sharedRelations,
        {
          selector: { path: 'spec.trainedBy' },
          relation: RELATION_TRAINED_BY,
          defaultKind: 'MLPipeline',
          defaultNamespace: 'inherit',
          allowedKinds: ['MLPipeline', 'Component'],
        },
        {
          selector: { path: 'spec.uses' },
          relation: RELATION_USES,
          defaultKind: 'FeatureSet',
          defaultNamespace: 'inherit',
          allowedKinds: ['FeatureSet', 'Component', 'Resource'],
        },
        {
          selector: { path: 'spec.servedBy' },
          relation: RELATION_SERVED_BY,
          defaultKind: 'Component',
          defaultNamespace: 'inherit',
          allowedKinds: ['Component', 'API'],
        },
      ],
      schema: {
        jsonSchema: rootOf(
          {
            ...sharedFields,
            type: text('classifier, regressor, ranker, forecaster, llm …', 100),
            tier: {
              type: 'integer',
              minimum: 1,
              maximum: 4,
              description: '1 (critical) to 4 (experimental)',
            },
            registry: strict({
              instance: text('Configured registry instance', 63),
              model: text('Registered model name', 256),
            }),
            experiments: texts('Names of the experiments with its runs'),
            trainedBy: texts('Entity references of its training pipelines'),
            uses: texts('Entity references of its feature sets'),
            servedBy: texts('Entity references of the components serving it'),
            serving: strict({
              mode: oneOf(
                ['online', 'batch', 'streaming'],
                'How predictions are made',
              ),
              target: text('Configured deployment target, or its kind'),
            }),
            objectives: {
              type: 'array',
              items: open('One objective, in OpenSLO words'),
            },
            runbooks: {
              type: 'object',
              additionalProperties: { type: 'string' },
              description: 'Situation -> path or address of the runbook',
            },
          },
          ['type', 'lifecycle', 'owner'],
        ),
      },
    },
  ],
};
