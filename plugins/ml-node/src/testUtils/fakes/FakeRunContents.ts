import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ArtefactEntry,
  ArtefactOwner,
  LoggedModel,
  PageRequest,
  RunParts,
} from '../../ports';
import { pageOf } from './pages';

/** Files by path. */
export type FakeFiles = Record<string, string | Uint8Array>;

/** What a fake run holds besides its facts. */
export type FakeRunContents = {
  files?: FakeFiles;
  note?: string;
  datasets?: RunParts['datasets'];
  models?: (Partial<LoggedModel> &
    Pick<LoggedModel, 'id'> & { files?: FakeFiles })[];
  missingModels?: string;
  modelFolders?: RunParts['modelFolders'];
};

/** Files, notes, datasets and models of runs in memory. */
export class FakeContents {
  readonly #files = new Map<string, FakeFiles>();
  readonly #parts = new Map<string, RunParts>();

  /** What a run of this id holds from now on. */
  set(runId: string, contents: FakeRunContents): void {
    this.#files.set(`run ${runId}`, contents.files ?? {});
    this.#parts.set(runId, {
      note: contents.note,
      datasets: contents.datasets ?? [],
      missingModels: contents.missingModels,
      modelFolders: contents.modelFolders,
      models: (contents.models ?? []).map(({ files = {}, ...model }) => {
        this.#files.set(`model ${model.id}`, files);
        return {
          name: model.id,
          role: 'made',
          status: 'ready',
          sourceRunId: runId,
          metrics: [],
          parameters: {},
          tags: {},
          versions: [],
          ...model,
        };
      }),
    });
  }

  parts(runId: string): RunParts {
    return this.#parts.get(runId) ?? { datasets: [], models: [] };
  }

  list(query: ArtefactOwner & PageRequest & { path?: string }) {
    const folder = query.path ? `${plain(query.path)}/` : '';
    const entries = new Map<string, ArtefactEntry>();
    for (const [path, content] of Object.entries(this.#filesOf(query))) {
      if (!path.startsWith(folder)) continue;
      const [name, ...below] = path.slice(folder.length).split('/');
      const isDirectory = below.length > 0;
      entries.set(name, {
        path: `${folder}${name}`,
        isDirectory,
        size: isDirectory ? undefined : Buffer.from(content).byteLength,
      });
    }
    const sorted = [...entries.values()].sort(
      (a, b) =>
        Number(b.isDirectory) - Number(a.isDirectory) ||
        (a.path < b.path ? -1 : 1),
    );
    return pageOf(sorted, query, 500);
  }

  read(query: ArtefactOwner & { path: string; maxBytes: number }) {
    const content = this.#filesOf(query)[plain(query.path)];
    if (content === undefined) {
      throw new NotFoundError(`There is no artefact ${query.path}`);
    }
    const bytes = Buffer.from(content);
    return {
      bytes: bytes.subarray(0, query.maxBytes),
      complete: bytes.byteLength <= query.maxBytes,
    };
  }

  #filesOf(owner: ArtefactOwner): FakeFiles {
    if ('runId' in owner) return this.#files.get(`run ${owner.runId}`) ?? {};
    const files = this.#files.get(`model ${owner.loggedModelId}`);
    if (!files) {
      throw new NotFoundError(`There is no model ${owner.loggedModelId}`);
    }
    return files;
  }
}

function plain(path: string): string {
  const strange = path
    .split('/')
    .some(segment => segment === '' || segment === '.' || segment === '..');
  if (strange || path.includes('\\') || path.includes('\0')) {
    throw new InputError('The path leaves its root or is not plain');
  }
  return path;
}
