import type { ModelRegistry, VersionKey } from '../../../ports';
import type { FakeVersion } from '../../fakes';

/** A registry and a way to register versions in it. */
export type ModelRegistryHarness = {
  registry: ModelRegistry;
  /** A name that no model of an earlier test has. */
  modelName: string;
  /** Registers the next version of a model, which is made when it is not there; says the version. */
  addVersion(
    model: string,
    version: Pick<FakeVersion, 'files' | 'tags' | 'description'>,
  ): Promise<string>;
  /** Registers the next version of a model, which alone does not fit into an answer. */
  addHuge(model: string): Promise<void>;
  /** What others do to it by the system's own means. */
  deleteVersion(key: VersionKey): Promise<void>;
  deleteModel(name: string): Promise<void>;
  renameModel(name: string, to: string): Promise<void>;
  setTag(key: VersionKey, tag: { key: string; value: string }): Promise<void>;
  /** Moves a version to a stage, and what was there to `Archived`. */
  moveStage(key: VersionKey, stage: string): Promise<void>;
};

/** Makes a registry for one test. */
export type CreateModelRegistry = () => Promise<ModelRegistryHarness>;

/** The smallest artefact. */
export const files = { 'a.txt': 'hello\n' };

export const notFound = { name: 'NotFoundError' };
export const refused = { name: 'InputError' };
