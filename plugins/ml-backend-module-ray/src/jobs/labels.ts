import { z } from 'zod';
import type { EntrypointResources } from './entrypointResources';

/**
 * Ray does not say what a job asked for, so it is written into the job's metadata, from where it is read to say why the
 * job waits.
 */
const NEEDS = 'slipway.needs';

const needsSchema = z.object({
  entrypoint_num_gpus: z.number().optional(),
  entrypoint_memory: z.number().optional(),
  entrypoint_resources: z.record(z.string(), z.number()).optional(),
});

/** A job's metadata: its labels and what it needs. */
export function metadataOf(
  labels: Record<string, string>,
  needs: EntrypointResources,
): Record<string, string> {
  return { ...labels, [NEEDS]: JSON.stringify(needs) };
}

/** The labels in a job's metadata. */
export function labelsOf(
  metadata: Record<string, string> | null | undefined,
): Record<string, string> {
  const { [NEEDS]: _, ...labels } = metadata ?? {};
  return labels;
}

/** What a job needs, by its metadata; nothing where somebody else wrote them. */
export function needsOf(
  metadata: Record<string, string> | null | undefined,
): EntrypointResources {
  try {
    return needsSchema.parse(JSON.parse(metadata?.[NEEDS] ?? '{}'));
  } catch {
    return {};
  }
}
