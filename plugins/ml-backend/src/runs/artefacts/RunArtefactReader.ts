import { NotFoundError } from '@backstage/errors';
import type { ArtefactPage, ArtefactPreview } from '@slipway/plugin-ml-common';
import type { ArtefactOwner, TrackingServer } from '@slipway/plugin-ml-node';
import { askOrFallBack } from '../../ports/freshness';
import type { PortDirectory } from '../../ports/PortDirectory';
import { checkArtefactPath } from './artefactPath';
import { bytesToRead } from './fileKind';
import { previewOf } from './previewOf';

/** Most bytes of one file that are read for a preview. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Whose files of a run: its own, or those of a model that it made. */
export type ArtefactsOf = {
  instance: string;
  /** Known to be one of the model's runs. */
  runId: string;
  /** Id of a logged model. */
  loggedModel?: string;
};

const nothing = async () => undefined;

/** Lists and previews the artefacts of runs. Throws `InputError` for a path that is not plain. */
export class RunArtefactReader {
  readonly #ports: PortDirectory;

  constructor(options: { ports: PortDirectory }) {
    this.#ports = options.ports;
  }

  async list(
    of: ArtefactsOf,
    query: { path?: string; limit: number; cursor?: string },
  ): Promise<ArtefactPage> {
    const path = query.path ? checkArtefactPath(query.path) : undefined;
    const server = this.#ports.trackingServer(of.instance);
    return askOrFallBack(
      server,
      async signal => {
        const owner = await this.#ownerOf(server, of, signal);
        const { limit, cursor } = query;
        const page = await server.listArtefacts(
          { ...owner, path, limit, cursor },
          { signal },
        );
        return {
          items: page.items.map(item => ({
            ...item,
            name: item.path.slice(item.path.lastIndexOf('/') + 1),
          })),
          nextCursor: page.nextCursor,
        };
      },
      nothing,
    );
  }

  async preview(of: ArtefactsOf, asked: string): Promise<ArtefactPreview> {
    const path = checkArtefactPath(asked);
    const server = this.#ports.trackingServer(of.instance);
    const { size, ...beginning } = await askOrFallBack(
      server,
      async signal => {
        const owner = await this.#ownerOf(server, of, signal);
        const maxBytes = bytesToRead(path, MOST_BYTES);
        const read = await server.readArtefact(
          { ...owner, path, maxBytes },
          { signal },
        );
        return {
          ...read,
          size: read.complete
            ? read.bytes.byteLength
            : await listedSize(server, owner, path, signal),
        };
      },
      nothing,
    );
    return { path, size, ...(await previewOf(path, beginning)) };
  }

  async #ownerOf(
    server: TrackingServer,
    { runId, loggedModel }: ArtefactsOf,
    signal: AbortSignal,
  ): Promise<ArtefactOwner> {
    if (!loggedModel) return { runId };
    const { models } = await server.getRunParts(runId, { signal });
    // A run can name any model as one that it used, also one whose files its readers may not see.
    if (!models.some(({ id, role }) => id === loggedModel && role === 'made')) {
      throw new NotFoundError(
        `model: run ${runId} made no logged model ${loggedModel}`,
      );
    }
    return { loggedModelId: loggedModel };
  }
}

/** The size that the list of the file's folder says, where it says one on its first page. */
async function listedSize(
  server: TrackingServer,
  owner: ArtefactOwner,
  path: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const folder = path.includes('/')
    ? path.slice(0, path.lastIndexOf('/'))
    : undefined;
  const { items } = await server.listArtefacts(
    { ...owner, path: folder, limit: 500 },
    { signal },
  );
  return items.find(item => item.path === path)?.size;
}
