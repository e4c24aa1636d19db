import type {
  PageRequest,
  RegisteredModel,
  RegisteredVersion,
} from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { pageAnswer } from './pageAnswer';
import {
  integer,
  keyValues,
  listOf,
  optionalText,
  versionName,
} from './values';

/** MLflow keeps prompts among the registered models, with this tag. */
export const PROMPT_TAG = 'mlflow.prompt.is_prompt';

const registeredModel = z
  .object({
    name: z.string(),
    description: optionalText,
    creation_timestamp: integer,
    last_updated_timestamp: integer,
    tags: keyValues,
    aliases: listOf(z.object({ alias: z.string(), version: versionName })),
  })
  .transform(
    (answer): RegisteredModel => ({
      name: answer.name,
      description: answer.description,
      createdAt: answer.creation_timestamp,
      updatedAt: answer.last_updated_timestamp,
      aliases: Object.fromEntries(
        answer.aliases.map(({ alias, version }) => [alias, version]),
      ),
      tags: answer.tags,
    }),
  );

const loggedModelAt = (source: string | undefined): string | undefined =>
  /^models:\/*(m-[\w-]+)\/?$/.exec(source ?? '')?.[1];

const modelVersion = z
  .object({
    name: z.string(),
    version: versionName,
    status: z.string().default('READY'),
    status_message: optionalText,
    creation_timestamp: integer,
    last_updated_timestamp: integer,
    user_id: optionalText,
    description: optionalText,
    run_id: optionalText,
    model_id: optionalText,
    source: optionalText,
    aliases: listOf(z.string()),
    current_stage: optionalText,
    tags: keyValues,
  })
  .transform(
    (answer): RegisteredVersion => ({
      model: answer.name,
      version: answer.version,
      status: statusOf(answer.status),
      statusMessage: answer.status_message,
      createdAt: answer.creation_timestamp,
      updatedAt: answer.last_updated_timestamp,
      user: answer.user_id,
      description: answer.description,
      runId: answer.run_id,
      // MLflow's SQL store says it only by the place of the files.
      loggedModelId: answer.model_id ?? loggedModelAt(answer.source),
      source: answer.source,
      aliases: answer.aliases,
      stage: answer.current_stage === 'None' ? undefined : answer.current_stage,
      tags: answer.tags,
    }),
  );

function statusOf(status: string): RegisteredVersion['status'] {
  switch (status) {
    case 'READY':
      return 'ready';
    case 'PENDING_REGISTRATION':
      return 'pending';
    default:
      return 'failed';
  }
}

/** What is called how, also where nothing else of it can be read. */
const modelName = z.object({ name: z.string() }).transform(({ name }) => name);
const modelAndVersion = z
  .object({ name: z.string(), version: versionName })
  .transform(({ name, version }) => `${name} version ${version}`);

/** Answer of `registered-models/get`. */
export const modelAnswer = z.object({ registered_model: registeredModel });

/** Answer of `registered-models/search`. */
export const modelsAnswer = (asked: PageRequest) =>
  pageAnswer(
    'registered_models',
    { item: registeredModel, name: modelName },
    asked,
  );

/** Answer of `model-versions/get` and of `registered-models/alias`. */
export const versionAnswer = z.object({ model_version: modelVersion });

/** Answer of `model-versions/search`. */
export const versionsAnswer = (asked: PageRequest) =>
  pageAnswer(
    'model_versions',
    { item: modelVersion, name: modelAndVersion },
    asked,
  );
