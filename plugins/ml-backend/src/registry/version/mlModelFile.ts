import { parse } from 'yaml';
import { z } from 'zod';

const flavour = z.record(z.string(), z.unknown()).catch({});

const file = z.object({
  flavors: z.record(z.string().max(200), flavour).optional().catch(undefined),
});

/** The flavours in an `MLmodel` file by name, each as it stands there. */
export type Flavours = Record<string, Record<string, unknown>>;

/**
 * The flavours of an `MLmodel` file (https://mlflow.org/docs/latest/ml/model/#storage-format). The file comes from
 * outside: aliases that would expand without bound are refused, and what is not understood is left out.
 */
export function readFlavours(text: string): Flavours {
  try {
    return file.parse(parse(text, { maxAliasCount: 20 })).flavors ?? {};
  } catch {
    return {};
  }
}
