import type { JsonObject } from '@backstage/types';
import type {
  ModelOverview,
  PipelineOverview,
  PromotionRequest,
  Resources,
} from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { fitsSchema, withDefaults } from '../../launches/form/parameterSchema';
import { areResources } from '../../launches/form/ResourceFields';
import { useSearchParams } from '../../navigation';
import { useMlQuery } from '../../query';
import { toJsonObject } from '../../launches/form/toJsonObject';

/** What is in the address, so that a colleague who opens it sees the same form. */
type Chosen = Partial<
  Record<'version' | 'environment' | 'mode' | 'pipeline', string>
>;

/** What has been typed; undefined is what the pipeline proposes. */
type Typed = {
  parameters?: JsonObject;
  resources?: Resources;
  reason: string;
  supersedes?: string;
};

/** The form of a request: what was chosen and typed, completed by what the model and its pipeline propose. */
export const useRequestDraft = (model: ModelOverview) => {
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState<Typed>({ reason: '' });

  const type = (change: Partial<Typed>) =>
    setTyped(before => ({ ...before, ...change }));
  const choose = (chosen: Chosen) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(chosen))
      if (value) next.set(name, value);
    setSearch(next, { replace: true });
    if (chosen.pipeline) type({ parameters: undefined, resources: undefined });
    if (chosen.environment) type({ supersedes: undefined });
  };

  const canTrain = model.pipelines.length > 0;
  const mode: PromotionRequest['mode'] =
    canTrain && search.get('mode') !== 'deploy' ? 'train' : 'deploy';
  const version = search.get('version') ?? model.newestVersion?.version ?? '';
  const environment =
    search.get('environment') ?? model.environments[0]?.name ?? '';
  const pipelineRef = search.get('pipeline') ?? model.pipelines[0] ?? '';
  const pipeline = useMlQuery<PipelineOverview>({
    key: ['pipeline', pipelineRef],
    read: (api, signal) => api.getPipeline(pipelineRef, { signal }),
    enabled: mode === 'train' && pipelineRef !== '',
  });

  const schema = toJsonObject(pipeline.data?.parameters);
  const parameters = typed.parameters ?? withDefaults(schema);
  const resources = typed.resources ?? pipeline.data?.resources;
  const training =
    mode === 'train'
      ? { pipeline: pipelineRef, parameters, resources }
      : undefined;
  const fits =
    mode === 'deploy' ||
    (pipeline.data !== undefined &&
      fitsSchema(schema, parameters) &&
      (!resources || areResources(resources)));
  const request: PromotionRequest | undefined =
    version && environment && fits
      ? {
          model: model.ref,
          version,
          environment,
          mode,
          reason: typed.reason.trim(),
          ...training,
          ...(typed.supersedes ? { supersedes: typed.supersedes } : {}),
        }
      : undefined;
  return {
    canTrain,
    choose,
    type,
    typed,
    mode,
    version,
    environment,
    pipelineRef,
    pipeline,
    schema,
    parameters,
    resources,
    request,
  };
};

/** The form as the page holds it. */
export type RequestDraft = ReturnType<typeof useRequestDraft>;
