import { InputError, NotFoundError } from '@backstage/errors';
import { digestFiles, sha256Hex } from '../../artefacts';
import type {
  CallOptions,
  ChangeHints,
  ModelRegistry,
  PageRequest,
  RegisteredModel,
  RegisteredVersion,
  VersionKey,
} from '../../ports';
import { FakeFaults } from './FakeFaults';
import { pageOf } from './pages';

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
  | 'readArtefactFile';

type Version = Omit<RegisteredVersion, 'aliases'> & {
  files: Record<string, Uint8Array>;
};

type Model = Omit<RegisteredModel, 'aliases'> & {
  aliases: Map<string, string>;
  versions: Map<string, Version>;
};

/** A version to put into a {@link FakeRegistry}. */
export type FakeVersion = Partial<
  Omit<RegisteredVersion, 'model' | 'version' | 'aliases'>
> & {
  /** Path -> content. One small file when absent. */
  files?: Record<string, string | Uint8Array>;
};

/** A registry in memory, with artefacts that have real digests. */
export class FakeRegistry implements ModelRegistry {
  readonly name: string;
  readonly system = 'Fake registry';
  readonly webUrl: string;
  readonly clientUri: string;
  /** Makes the registry slow, silent or failing. */
  readonly faults = new FakeFaults<RegistryMethod>(this.system);

  /** Takes every delivery with the header `x-fake-delivery`, whose body is the model's name. */
  readonly hints: ChangeHints = {
    subscribe: async () => {},
    verify: ({ headers, body }) => {
      const deliveryId = headers['x-fake-delivery'];
      const model = Buffer.from(body).toString('utf8') || undefined;
      return deliveryId ? { deliveryId, model } : undefined;
    },
  };

  readonly #models = new Map<string, Model>();
  #clock = 1_700_000_000_000;

  constructor(options: { name?: string } = {}) {
    this.name = options.name ?? 'default';
    this.webUrl = `http://registry.example/${this.name}`;
    this.clientUri = this.webUrl;
  }

  /** Registers a model; the same name again changes its description and tags. */
  addModel(
    name: string,
    details: { description?: string; tags?: Record<string, string> } = {},
  ): void {
    const at = this.#tick();
    const present = this.#models.get(name);
    this.#models.set(name, {
      name,
      createdAt: present?.createdAt ?? at,
      updatedAt: at,
      description: details.description,
      tags: details.tags ?? {},
      aliases: present?.aliases ?? new Map(),
      versions: present?.versions ?? new Map(),
    });
  }

  /** Registers the next version of a model, which is made when it is not there. Says the version. */
  addVersion(model: string, details: FakeVersion = {}): string {
    if (!this.#models.has(model)) {
      this.addModel(model);
    }
    const { versions } = this.#model(model);
    const version = String(
      Math.max(0, ...[...versions.keys()].map(Number)) + 1,
    );
    const { files = { MLmodel: `version: ${version}\n` }, ...rest } = details;
    const at = this.#tick();
    versions.set(version, {
      status: 'ready',
      createdAt: at,
      updatedAt: at,
      tags: {},
      ...rest,
      model,
      version,
      files: Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          typeof content === 'string' ? Buffer.from(content) : content,
        ]),
      ),
    });
    this.#model(model).updatedAt = at;
    return version;
  }

  /** Changes a version behind the portal's back. */
  changeVersion(key: VersionKey, change: FakeVersion): void {
    const { files, ...rest } = change;
    const version = this.#version(key);
    Object.assign(version, rest, { updatedAt: this.#tick() });
    if (files) {
      version.files = Object.fromEntries(
        Object.entries(files).map(([path, content]) => [
          path,
          Buffer.from(content),
        ]),
      );
    }
  }

  /** Moves a version to a stage, and what was there to `Archived`; as with MLflow, that changes versions and model. */
  moveStage(
    key: VersionKey,
    stage: string,
    options: { archiveExisting?: boolean } = {},
  ): void {
    const moved = this.#version(key);
    const model = this.#model(key.model);
    const at = this.#tick();
    if (options.archiveExisting) {
      for (const other of model.versions.values()) {
        if (other === moved || other.stage !== stage) continue;
        Object.assign(other, { stage: 'Archived', updatedAt: at });
      }
    }
    moved.stage = stage === 'None' ? undefined : stage;
    moved.updatedAt = at;
    model.updatedAt = at;
  }

  /** Takes a version away, with the aliases that point at it. */
  removeVersion(key: VersionKey): void {
    const model = this.#model(key.model);
    const { versions, aliases } = model;
    model.updatedAt = this.#tick();
    versions.delete(key.version);
    for (const [alias, version] of aliases) {
      if (version === key.version) {
        aliases.delete(alias);
      }
    }
  }

  /** Takes a model away. */
  removeModel(name: string): void {
    this.#models.delete(name);
  }

  /** Gives a model another name, with all that it has. */
  renameModel(name: string, to: string): void {
    const model = this.#model(name);
    this.#models.delete(name);
    this.#models.set(to, {
      ...model,
      name: to,
      updatedAt: this.#tick(),
      versions: new Map(
        [...model.versions].map(([key, version]) => [
          key,
          { ...version, model: to },
        ]),
      ),
    });
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async getModel(name: string, options?: CallOptions) {
    return this.faults.run('getModel', options, () =>
      showModel(this.#model(name)),
    );
  }

  async listModels(
    request: PageRequest & { order?: 'changed' | 'name' },
    options?: CallOptions,
  ) {
    return this.faults.run('listModels', options, () => {
      const models = [...this.#models.values()]
        .sort((a, b) =>
          request.order === 'name'
            ? compare(a.name, b.name)
            : b.updatedAt - a.updatedAt,
        )
        .map(showModel);
      return pageOf(models, request, 1_000);
    });
  }

  async listAllVersions(
    request: PageRequest & { order: 'changed' | 'model'; model?: string },
    options?: CallOptions,
  ) {
    return this.faults.run('listAllVersions', options, () => {
      const versions = [...this.#models.values()]
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
      return pageOf(versions, request, 1_000);
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
      const versions = [...(this.#models.get(model)?.versions.values() ?? [])]
        .filter(one => !tag || one.tags[tag.key] === tag.value)
        .sort((a, b) => Number(b.version) - Number(a.version))
        .map(one => this.#show(one));
      return pageOf(versions, request, 1_000);
    });
  }

  async getVersion(key: VersionKey, options?: CallOptions) {
    return this.faults.run('getVersion', options, () =>
      this.#show(this.#version(key)),
    );
  }

  async getAlias(
    query: { model: string; alias: string },
    options?: CallOptions,
  ) {
    return this.faults.run('getAlias', options, () =>
      this.#model(query.model).aliases.get(query.alias),
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
      this.#version(command);
      this.#model(command.model).aliases.set(command.alias, command.version);
    });
  }

  async deleteAlias(
    command: { model: string; alias: string },
    options?: CallOptions,
  ) {
    return this.faults.run('deleteAlias', options, () => {
      this.#model(command.model).aliases.delete(command.alias);
    });
  }

  async digestArtefact(key: VersionKey, options?: CallOptions) {
    return this.faults.run('digestArtefact', options, () =>
      digestFiles(
        Object.entries(this.#version(key).files).map(([path, content]) => ({
          path,
          size: content.byteLength,
          sha256: sha256Hex(content),
          opening: content.subarray(0, 128),
        })),
      ),
    );
  }

  async readArtefactFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ) {
    return this.faults.run('readArtefactFile', options, () => {
      const content = this.#version(query).files[query.path];
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

  #model(name: string): Model {
    const model = this.#models.get(name);
    if (!model) {
      throw new NotFoundError(`${this.system} knows no model ${name}`);
    }
    return model;
  }

  #version(key: VersionKey): Version {
    const version = this.#model(key.model).versions.get(key.version);
    if (!version) {
      throw new NotFoundError(
        `${this.system} knows no version ${key.version} of ${key.model}`,
      );
    }
    return version;
  }

  #show({ files: _, ...version }: Version): RegisteredVersion {
    const aliases = [...this.#model(version.model).aliases]
      .filter(([, target]) => target === version.version)
      .map(([alias]) => alias);
    return { ...version, tags: { ...version.tags }, aliases };
  }

  #tick() {
    this.#clock += 1_000;
    return this.#clock;
  }
}

function showModel({ versions: _, aliases, ...model }: Model): RegisteredModel {
  return {
    ...model,
    tags: { ...model.tags },
    aliases: Object.fromEntries(aliases),
  };
}

function compare(a: string, b: string) {
  return a < b ? -1 : Number(a > b);
}
