import { z } from 'zod';
import { integer, listOf } from './values';

/** Answer of `model-versions/get-download-uri`. */
export const downloadUriAnswer = z.object({ artifact_uri: z.string() });

/** Answer of `runs/get`, only where its artefacts are. */
export const runArtifactUriAnswer = z.object({
  run: z.object({ info: z.object({ artifact_uri: z.string() }) }),
});

/** Answer of `logged-models/{id}`, only where its artefacts are. */
export const loggedModelUriAnswer = z.object({
  model: z.object({ info: z.object({ artifact_uri: z.string() }) }),
});

/** Answer of `mlflow-artifacts/artifacts`: what is in one folder. */
export const folderAnswer = z.object({
  files: listOf(
    z.object({
      path: z.string(),
      is_dir: z.boolean().default(false),
      file_size: integer.nullish().transform(size => size ?? 0),
    }),
  ),
});
