import type { DescribedDataset } from '@slipway/plugin-ml-common';
import type { DescribedRunDataset } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { withoutUserInfo } from '../../ports/withoutUserInfo';

const MOST_COLUMNS = 500;
const LONGEST_TEXT = 20_000;
const LONGEST_SOURCE = 2_000;
const LONGEST_WORD = 250;

/** A type is a word, or an object for what is nested (`{"type": "array", …}`). */
const typeName = z
  .unknown()
  .transform(type =>
    (typeof type === 'string' ? type : JSON.stringify(type) ?? '').slice(
      0,
      LONGEST_WORD,
    ),
  );

/** MLflow's schema of columns: https://mlflow.org/docs/latest/ml/dataset/ */
const columnSchema = z.object({
  mlflow_colspec: z
    .array(
      z.object({
        name: z.string().optional(),
        type: typeName,
        required: z.boolean().optional(),
      }),
    )
    .transform(columns =>
      columns.slice(0, MOST_COLUMNS).map((column, index) => ({
        name: (column.name ?? `column ${index + 1}`).slice(0, LONGEST_WORD),
        type: column.type,
        required: column.required,
      })),
    ),
});

const cut = (text: string | undefined, longest: number) =>
  text && text.length > longest ? `${text.slice(0, longest)}…` : text;

/** A dataset in the API's words: its columns where the schema has some, else the schema as logged. */
export function describeDataset(
  dataset: DescribedRunDataset,
): DescribedDataset {
  const columns = readColumns(dataset.schema);
  return {
    name: dataset.name,
    digest: dataset.digest,
    context: dataset.context,
    source: cut(
      dataset.source && withoutUserInfo(dataset.source),
      LONGEST_SOURCE,
    ),
    sourceType: dataset.sourceType,
    columns,
    schema: columns ? undefined : cut(dataset.schema, LONGEST_TEXT),
    profile: cut(dataset.profile, LONGEST_TEXT),
  };
}

function readColumns(schema: string | undefined) {
  if (!schema) return undefined;
  try {
    return columnSchema.parse(JSON.parse(schema)).mlflow_colspec;
  } catch {
    return undefined;
  }
}
