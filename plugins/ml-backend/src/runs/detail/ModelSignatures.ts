import type { LoggedModel as ShownModel } from '@slipway/plugin-ml-common';
import type { LoggedModel, TrackingServer } from '@slipway/plugin-ml-node';
import { readSignature } from '../../registry/signature';

const MOST_KEPT = 500;
const MOST_READ = 10;
const MOST_BYTES = 1024 * 1024;

type Signature = ShownModel['signature'];

/** Signatures of logged models, from their `MLmodel` files. A ready model does not change, so they are kept. */
export class ModelSignatures {
  readonly #known = new Map<string, Signature>();

  /** By model id, of the first ten. What cannot be read has none. */
  async read(
    server: TrackingServer,
    models: readonly LoggedModel[],
    signal: AbortSignal,
  ): Promise<Map<string, Signature>> {
    const read = await Promise.all(
      models
        .slice(0, MOST_READ)
        .map(
          async (model): Promise<[string, Signature]> => [
            model.id,
            await this.#one(server, model, signal),
          ],
        ),
    );
    return new Map(read);
  }

  async #one(
    server: TrackingServer,
    { id, status }: LoggedModel,
    signal: AbortSignal,
  ): Promise<Signature> {
    const key = JSON.stringify([server.name, id]);
    if (this.#known.has(key)) return this.#known.get(key);
    try {
      const { bytes } = await server.readArtefact(
        { loggedModelId: id, path: 'MLmodel', maxBytes: MOST_BYTES },
        { signal },
      );
      const signature = readSignature(Buffer.from(bytes).toString('utf8'));
      if (status === 'ready') {
        if (this.#known.size >= MOST_KEPT) this.#known.clear();
        this.#known.set(key, signature);
      }
      return signature;
    } catch {
      return undefined;
    }
  }
}
