import { parse } from 'yaml';
import { z } from 'zod';

const file = z.object({
  flavors: z
    .record(z.string().max(200), z.record(z.string(), z.unknown()))
    .nullish(),
});

/** The flavours in an `MLmodel` file by name, each as it stands there. */
export type Flavours = Record<string, Record<string, unknown>>;

/**
 * An `MLmodel` file as the one who loads it reads it: PyYAML takes YAML 1.1 with its merges (`<<`), and of a key that
 * stands twice the last. Aliases that would expand without bound are refused. Throws for a text that is no YAML.
 */
export const parseMlModel = (text: string): unknown =>
  parse(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    maxAliasCount: 20,
  });

/**
 * The flavours of an `MLmodel` file (https://mlflow.org/docs/latest/ml/model/#storage-format). The file comes from
 * outside: `undefined` where it is not understood, which says nothing about what MLflow makes of it.
 */
export function readFlavours(text: string): Flavours | undefined {
  try {
    return file.parse(parseMlModel(text) ?? {}).flavors ?? {};
  } catch {
    return undefined;
  }
}
