import { NotFoundError } from '@backstage/errors';
import type {
  RegisteredModel,
  RegisteredVersion,
  VersionKey,
} from '../../ports';

/** A version with its files. */
export type KeptVersion = Omit<RegisteredVersion, 'aliases'> & {
  files: Record<string, Uint8Array>;
};

/** A model with its versions. */
export type KeptModel = Omit<RegisteredModel, 'aliases'> & {
  aliases: Map<string, string>;
  versions: Map<string, KeptVersion>;
};

/** A version to put into a {@link FakeRegistry}. */
export type FakeVersion = Partial<
  Omit<RegisteredVersion, 'model' | 'version' | 'aliases'>
> & {
  /** Path -> content. One small file when absent. */
  files?: Record<string, string | Uint8Array>;
};

/** What is in a registry in memory, and what others do to it behind the portal's back. */
export class FakeModels {
  readonly #system: string;
  readonly #models = new Map<string, KeptModel>();
  #clock = 1_700_000_000_000;

  constructor(system: string) {
    this.#system = system;
  }

  /** Registers a model; the same name again changes its description and tags. */
  addModel(
    name: string,
    details: {
      description?: string;
      tags?: Record<string, string>;
      /** Of one that is new: now when absent. */
      createdAt?: number;
    } = {},
  ): void {
    const at = this.#tick();
    const present = this.#models.get(name);
    this.#models.set(name, {
      name,
      createdAt: present?.createdAt ?? details.createdAt ?? at,
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
    const { versions } = this.model(model);
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
    this.model(model).updatedAt = at;
    return version;
  }

  /** Changes a version behind the portal's back. */
  changeVersion(key: VersionKey, change: FakeVersion): void {
    const { files, ...rest } = change;
    const version = this.version(key);
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
    const moved = this.version(key);
    const model = this.model(key.model);
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
    const model = this.model(key.model);
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
    const model = this.model(name);
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

  /** Every model, in the order of their first registration. */
  protected get models(): KeptModel[] {
    return [...this.#models.values()];
  }

  protected model(name: string): KeptModel {
    const model = this.#models.get(name);
    if (!model) {
      throw new NotFoundError(`${this.#system} knows no model ${name}`);
    }
    return model;
  }

  protected version(key: VersionKey): KeptVersion {
    const version = this.model(key.model).versions.get(key.version);
    if (!version) {
      throw new NotFoundError(
        `${this.#system} knows no version ${key.version} of ${key.model}`,
      );
    }
    return version;
  }

  #tick() {
    this.#clock += 1_000;
    return this.#clock;
  }
}
