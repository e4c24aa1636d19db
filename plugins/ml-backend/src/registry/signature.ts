import type { VersionDetail } from '@slipway/plugin-ml-common';
import { parse } from 'yaml';
import { z } from 'zod';

/** A list of columns, which MLflow writes as a JSON text inside the YAML. */
const columns = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.record(z.string(), z.unknown())).max(10_000));

const mlModelFile = z.object({
  signature: z
    .object({
      inputs: columns.optional().catch(undefined),
      outputs: columns.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * The signature in an `MLmodel` file (https://mlflow.org/docs/latest/ml/model/signatures/). The file comes from
 * outside: aliases that would expand without bound are refused, and what is not understood is left out.
 */
export function readSignature(text: string): VersionDetail['signature'] {
  try {
    return mlModelFile.parse(parse(text, { maxAliasCount: 20 })).signature;
  } catch {
    return undefined;
  }
}
