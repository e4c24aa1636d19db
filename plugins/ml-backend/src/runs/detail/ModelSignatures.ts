import type { LoggedModel as ShownModel } from '@slipway/plugin-ml-common';
import type { LoggedModel, TrackingServer } from '@slipway/plugin-ml-node';
import { readSignature } from '../../registry/signature';

const MOST_KEPT = 500;
const MOST_READ = 10;
const MOST_BYTES = 1024 * 1024;

/** A model's signature, none where its file says nothing of one, or that it could not be read. */
export type ReadSignature = Pick<ShownModel, 'signature' | 'signatureUnread'>;

/** Signatures of logged models, from their `MLmodel` files. A ready model does not change, so they are kept. */
export class ModelSignatures {
  readonly #known = new Map<string, ReadSignature>();

  /** By model id. Only the first ten are read. */
  async read(
    server: TrackingServer,
    models: readonly LoggedModel[],
    signal: AbortSignal,
  ): Promise<Map<string, ReadSignature>> {
    const read = await Promise.all(
      models.map(
        async (model, index): Promise<[string, ReadSignature]> => [
          model.id,
          index < MOST_READ
            ? await this.#one(server, model, signal)
            : { signatureUnread: true },
        ],
      ),
    );
    return new Map(read);
  }

  async #one(
    server: TrackingServer,
    { id, status }: LoggedModel,
    signal: AbortSignal,
  ): Promise<ReadSignature> {
    const key = JSON.stringify([server.name, id]);
    const known = this.#known.get(key);
    if (known) return known;
    try {
      const { bytes, complete } = await server.readArtefact(
        { loggedModelId: id, path: 'MLmodel', maxBytes: MOST_BYTES },
        { signal },
      );
      if (!complete) return { signatureUnread: true };
      const signature = readSignature(Buffer.from(bytes).toString('utf8'));
      if (status === 'ready') {
        if (this.#known.size >= MOST_KEPT) this.#known.clear();
        this.#known.set(key, { signature });
      }
      return { signature };
    } catch {
      return { signatureUnread: true };
    }
  }
}
