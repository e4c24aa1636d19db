import { z } from 'zod';
import { keyValues, optionalText } from './values';

/** A dataset that a run logged, in MLflow's words. */
export const loggedDataset = z.object({
  tags: keyValues,
  dataset: z.object({
    name: z.string(),
    digest: z.string(),
    source_type: optionalText,
    source: optionalText,
  }),
});

/** The same in the words of the tracking port. */
export const toDataset = ({
  tags,
  dataset,
}: z.output<typeof loggedDataset>) => ({
  name: dataset.name,
  digest: dataset.digest,
  context: tags['mlflow.data.context'],
  sourceType: dataset.source_type,
  source: dataset.source,
});
