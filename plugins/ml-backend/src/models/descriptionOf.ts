import type { ModelSpec } from '../entities';
import type { PortDirectory } from '../ports/PortDirectory';

/** Longest wait for it, in milliseconds: a page does without. */
const PATIENCE = 1_500;

/** What the registry says of a model as a whole; undefined when it says nothing or gives no answer. */
export async function descriptionOf(
  ports: PortDirectory,
  { instance, model }: ModelSpec['registry'],
): Promise<string | undefined> {
  try {
    const registry = ports.modelRegistry(instance);
    const signal = AbortSignal.timeout(PATIENCE);
    return (await registry.getModel(model, { signal })).description;
  } catch {
    return undefined;
  }
}
