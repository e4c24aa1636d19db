import type { DescribedRunDataset, ModelFolder } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { loggedDataset, toDataset } from './datasets';
import { keyValues, listOf, optionalText } from './values';

/** Longest schema or profile of a dataset that is kept, in characters. MLflow's own bounds are far above. */
const LONGEST_DESCRIPTION = 200_000;

const MOST_DATASETS = 100;

const description = optionalText.transform(text =>
  text && text.length <= LONGEST_DESCRIPTION ? text : undefined,
);

const datasetInput = loggedDataset
  .extend({
    dataset: loggedDataset.shape.dataset.extend({
      schema: description,
      profile: description,
    }),
  })
  .transform(
    (answer): DescribedRunDataset => ({
      ...toDataset(answer),
      schema: answer.dataset.schema,
      profile: answer.dataset.profile,
    }),
  );

const modelIds = listOf(z.object({ model_id: z.string() })).transform(items => [
  ...new Set(items.map(({ model_id: id }) => id)),
]);

const MOST_FOLDERS = 10;

/** What MLflow 2 writes into a tag of the run for each model that it logs, the newest last. */
const history = z.array(
  z.object({ artifact_path: z.string(), model_uuid: z.string() }),
);

function readHistory(tag: string | undefined): ModelFolder[] {
  try {
    const folders = history.parse(JSON.parse(tag ?? '[]'));
    const byPath = new Map(
      folders.map(({ artifact_path: path, model_uuid: id }) => [
        path,
        { path, id },
      ]),
    );
    return [...byPath.values()].slice(0, MOST_FOLDERS);
  } catch {
    // Anybody can write the tag, and a long one was cut.
    return [];
  }
}

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
      folders: readHistory(data.tags['mlflow.log-model.history']),
      datasets: inputs.dataset_inputs.slice(0, MOST_DATASETS),
      made: outputs.model_outputs,
      used: inputs.model_inputs,
    })),
});
