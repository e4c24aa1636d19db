import type { LoggedModel as ShownModel } from '@slipway/plugin-ml-common';
import type {
  ArtefactOwner,
  LoggedModel,
  ModelFolder,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import { readSignature } from '../../registry/signature';

const MOST_KEPT = 500;
const MOST_READ = 10;
const MOST_BYTES = 1024 * 1024;

/** A model's signature, none where its file says nothing of one, or that it could not be read. */
export type ReadSignature = Pick<ShownModel, 'signature' | 'signatureUnread'>;

/** Signatures of models that runs logged, from their `MLmodel` files. A ready model does not change, so they are kept. */
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

  /** Of models that are only folders of the run's artefacts, in their order. */
  async readFolders(
    server: TrackingServer,
    runId: string,
    folders: readonly ModelFolder[],
    signal: AbortSignal,
  ): Promise<(ReadSignature & { path: string })[]> {
    return Promise.all(
      folders.map(async ({ path, id }) => ({
        path,
        ...(await this.#read(
          server,
          { runId, path: `${path}/MLmodel` },
          { key: [server.name, runId, path, id], isFinal: true },
          signal,
        )),
      })),
    );
  }

  async #one(
    server: TrackingServer,
    { id, status }: LoggedModel,
    signal: AbortSignal,
  ): Promise<ReadSignature> {
    return this.#read(
      server,
      { loggedModelId: id, path: 'MLmodel' },
      { key: [server.name, id], isFinal: status === 'ready' },
      signal,
    );
  }

  async #read(
    server: TrackingServer,
    file: ArtefactOwner & { path: string },
    kept: { key: string[]; isFinal: boolean },
    signal: AbortSignal,
  ): Promise<ReadSignature> {
    const key = JSON.stringify(kept.key);
    const known = this.#known.get(key);
    if (known) return known;
    try {
      const { bytes, complete } = await server.readArtefact(
        { ...file, maxBytes: MOST_BYTES },
        { signal },
      );
      if (!complete) return { signatureUnread: true };
      const signature = readSignature(Buffer.from(bytes).toString('utf8'));
      if (kept.isFinal) {
        if (this.#known.size >= MOST_KEPT) this.#known.clear();
        this.#known.set(key, { signature });
      }
      return { signature };
    } catch {
      return { signatureUnread: true };
    }
  }
}
