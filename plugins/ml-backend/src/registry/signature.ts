import type { VersionDetail } from '@slipway/plugin-ml-common';
import { z } from 'zod';
import { parseMlModel } from './version/mlModelFile';

const MOST_COLUMNS = 10_000;

/** Deepest nesting of what is answered: more cannot be written as JSON again. */
const DEEPEST = 200;

/** How deep brackets are nested in a JSON text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** A list of columns, which MLflow writes as a JSON text inside the YAML. */
const columns = z
  .string()
  .refine(text => depthOf(text) <= DEEPEST)
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.record(z.string(), z.unknown())).max(MOST_COLUMNS));

const mlModelFile = z.object({
  signature: z
    .object({
      inputs: columns.optional().catch(undefined),
      outputs: columns.optional().catch(undefined),
      params: columns.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * The signature in an `MLmodel` file (https://mlflow.org/docs/latest/ml/model/signatures/). The file comes from
 * outside: what is not understood is left out.
 */
export function readSignature(text: string): VersionDetail['signature'] {
  try {
    return mlModelFile.parse(parseMlModel(text)).signature;
  } catch {
    return undefined;
  }
}
