import type { DescribedRunDataset } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { keyValues, listOf, optionalText } from './values';

/** Longest schema or profile of a dataset that is kept, in characters. MLflow's own bounds are far above. */
const LONGEST_DESCRIPTION = 200_000;

const MOST_DATASETS = 100;

const description = optionalText.transform(text =>
  text && text.length <= LONGEST_DESCRIPTION ? text : undefined,
);

const datasetInput = z
  .object({
    tags: keyValues,
    dataset: z.object({
      name: z.string(),
      digest: z.string(),
      source_type: optionalText,
      source: optionalText,
      schema: description,
      profile: description,
    }),
  })
  .transform(
    ({ tags, dataset }): DescribedRunDataset => ({
      name: dataset.name,
      digest: dataset.digest,
      context: tags['mlflow.data.context'],
      sourceType: dataset.source_type,
      source: dataset.source,
      schema: dataset.schema,
      profile: dataset.profile,
    }),
  );

const modelIds = listOf(z.object({ model_id: z.string() })).transform(items => [
  ...new Set(items.map(({ model_id: id }) => id)),
]);

/** Answer of `runs/get`: what the run holds besides its facts. */
export const runPartsAnswer = z.object({
  run: z
    .object({
      info: z.object({ experiment_id: z.string() }),
      data: z.object({ tags: keyValues }).prefault({}),
      inputs: z
        .object({
          dataset_inputs: listOf(datasetInput),
          model_inputs: modelIds,
        })
        .prefault({}),
      outputs: z.object({ model_outputs: modelIds }).prefault({}),
    })
    .transform(({ info, data, inputs, outputs }) => ({
      experimentId: info.experiment_id,
      note: data.tags['mlflow.note.content'] || undefined,
      datasets: inputs.dataset_inputs.slice(0, MOST_DATASETS),
      made: outputs.model_outputs,
      used: inputs.model_inputs,
    })),
});
