import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { digestFiles, sha256Hex } from '../../artefacts';
import { AnswerTooLargeError } from '../../http';
import type {
  CallOptions,
  ConditionalRequest,
  ChangeHints,
  ModelRegistry,
  PageRequest,
  RegisteredModel,
  RegisteredVersion,
  VersionKey,
} from '../../ports';
import { FakeFaults } from './FakeFaults';
import { FakeModels, type KeptModel, type KeptVersion } from './FakeModels';
import { pageOf, thatFits, thatReads, unlessKnown } from './pages';

/** Methods of the port that can be made to fail. */
export type RegistryMethod =
  | 'check'
  | 'getModel'
  | 'listModels'
  | 'listVersions'
  | 'listAllVersions'
  | 'getVersion'
  | 'getAlias'
  | 'setAlias'
  | 'deleteAlias'
  | 'digestArtefact'
  | 'listArtefactFiles'
  | 'readArtefactFile';

const SYSTEM = 'Fake registry';

/** A registry in memory, with artefacts that have real digests. */
export class FakeRegistry extends FakeModels implements ModelRegistry {
  readonly name: string;
  readonly system = SYSTEM;
  readonly webUrl: string;
  readonly clientUri: string;
  /** Makes the registry slow, silent or failing. */
  readonly faults = new FakeFaults<RegistryMethod>(SYSTEM);

  /** Models by name, and versions as `model version`, that do not fit into an answer, not even alone. */
  readonly huge = new Set<string>();
  /** The same of those that are said in a form that nobody can read. */
  readonly strange = new Set<string>();

  /** Takes every delivery with the header `x-fake-delivery`, whose body is the model's name; `x-fake-move` is JSON. */
  readonly hints: ChangeHints = {
    subscribe: async () => {},
    verify: ({ headers, body }) => {
      const deliveryId = headers['x-fake-delivery'];
      const model = Buffer.from(body).toString('utf8') || undefined;
      const move = headers['x-fake-move'];
      return deliveryId
        ? { deliveryId, model, move: move ? JSON.parse(move) : undefined }
        : undefined;
    },
  };

  constructor(options: { name?: string } = {}) {
    super(SYSTEM);
    this.name = options.name ?? 'default';
    this.webUrl = `http://registry.example/${this.name}`;
    this.clientUri = this.webUrl;
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async getModel(name: string, options?: CallOptions) {
    return this.faults.run('getModel', options, () => {
      const model = showModel(this.model(name));
      this.#refuseUnreadable(name);
      return model;
    });
  }

  async listModels(
    request: ConditionalRequest & { order?: 'changed' | 'name' },
    options?: CallOptions,
  ) {
    return this.faults.run('listModels', options, () => {
      const models = this.models
        .sort((a, b) =>
          request.order === 'name'
            ? compare(a.name, b.name)
            : b.updatedAt - a.updatedAt,
        )
        .map(showModel);
      return this.#pageOf(models, request, ({ name }) => name);
    });
  }

  async listAllVersions(
    request: ConditionalRequest & {
      order: 'changed' | 'model';
      model?: string;
    },
    options?: CallOptions,
  ) {
    return this.faults.run('listAllVersions', options, () => {
      const versions = this.models
        .filter(({ name }) => [undefined, name].includes(request.model))
        .flatMap(({ versions: own }) => [...own.values()])
        .sort((a, b) =>
          request.order === 'model'
            ? compare(a.model, b.model) || Number(b.version) - Number(a.version)
            : b.updatedAt - a.updatedAt,
        )
        .map(({ files: _, ...version }) => ({
          ...version,
          tags: { ...version.tags },
        }));
      return this.#pageOf(versions, request, nameOf);
    });
  }

  async listVersions(
    request: PageRequest & {
      model: string;
      tag?: { key: string; value: string };
    },
    options?: CallOptions,
  ) {
    return this.faults.run('listVersions', options, () => {
      const { model, tag } = request;
      const known = this.models.find(({ name }) => name === model);
      const versions = [...(known?.versions.values() ?? [])]
        .filter(one => !tag || one.tags[tag.key] === tag.value)
        .sort((a, b) => Number(b.version) - Number(a.version))
        .map(one => this.#show(one));
      return pageOf(versions, request, 1_000);
    });
  }

  async getVersion(key: VersionKey, options?: CallOptions) {
    return this.faults.run('getVersion', options, () => {
      const version = this.#show(this.version(key));
      this.#refuseUnreadable(nameOf(key));
      return version;
    });
  }

  async getAlias(
    query: { model: string; alias: string },
    options?: CallOptions,
  ) {
    return this.faults.run('getAlias', options, () =>
      this.model(query.model).aliases.get(query.alias),
    );
  }

  async setAlias(
    command: { model: string; alias: string; version: string },
    options?: CallOptions,
  ) {
    return this.faults.run('setAlias', options, () => {
      if (!/^[\w-]+$/.test(command.alias)) {
        throw new InputError(`The alias ${command.alias} is not a word`);
      }
      this.version(command);
      this.model(command.model).aliases.set(command.alias, command.version);
    });
  }

  async deleteAlias(
    command: { model: string; alias: string },
    options?: CallOptions,
  ) {
    return this.faults.run('deleteAlias', options, () => {
      this.model(command.model).aliases.delete(command.alias);
    });
  }

  async digestArtefact(key: VersionKey, options?: CallOptions) {
    return this.faults.run('digestArtefact', options, () =>
      digestFiles(
        Object.entries(this.version(key).files).map(([path, content]) => ({
          path,
          size: content.byteLength,
          sha256: sha256Hex(content),
          opening: content.subarray(0, 128),
        })),
      ),
    );
  }

  async listArtefactFiles(key: VersionKey, options?: CallOptions) {
    return this.faults.run('listArtefactFiles', options, () =>
      Object.entries(this.version(key).files)
        .filter(([path]) => !path.includes('/'))
        .map(([path, content]) => ({ path, size: content.byteLength })),
    );
  }

  async readArtefactFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ) {
    return this.faults.run('readArtefactFile', options, () => {
      const content = this.version(query).files[query.path];
      if (!content) {
        throw new NotFoundError(
          `Version ${query.version} of ${query.model} has no file ${query.path}`,
        );
      }
      if (content.byteLength > query.maxBytes) {
        throw new InputError(
          `${query.path} is larger than ${query.maxBytes} bytes`,
        );
      }
      return content;
    });
  }

  versionUrl(key: VersionKey) {
    return `${this.webUrl}/models/${key.model}/versions/${key.version}`;
  }

  #pageOf<T>(
    items: T[],
    request: ConditionalRequest,
    nameOfItem: (item: T) => string,
  ) {
    const page = thatFits(pageOf(items, request, 1_000), request, item =>
      this.huge.has(nameOfItem(item)),
    );
    const read = thatReads(page, request, {
      isStrange: item => this.strange.has(nameOfItem(item)),
      nameOf: nameOfItem,
    });
    return unlessKnown(read, request);
  }

  #refuseUnreadable(name: string): void {
    if (this.huge.has(name)) {
      throw new AnswerTooLargeError(`${SYSTEM}: ${name} is too large`);
    }
    if (this.strange.has(name)) {
      throw new ServiceUnavailableError(`${SYSTEM}: ${name} has no known form`);
    }
  }

  #show({ files: _, ...version }: KeptVersion): RegisteredVersion {
    const aliases = [...this.model(version.model).aliases]
      .filter(([, target]) => target === version.version)
      .map(([alias]) => alias);
    return { ...version, tags: { ...version.tags }, aliases };
  }
}

function showModel({
  versions: _,
  aliases,
  ...model
}: KeptModel): RegisteredModel {
  return {
    ...model,
    tags: { ...model.tags },
    aliases: Object.fromEntries(aliases),
  };
}

function nameOf({ model, version }: VersionKey): string {
  return `${model} ${version}`;
}

function compare(a: string, b: string) {
  return a < b ? -1 : Number(a > b);
}
