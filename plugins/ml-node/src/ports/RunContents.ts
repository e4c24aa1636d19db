import type { CallOptions, Page, PageRequest } from './common';
import type { RunDataset, RunMetric } from './TrackingServer';

/** Whose files: a run's, or those of a model that the run logged. */
export type ArtefactOwner = { runId: string } | { loggedModelId: string };

/** A folder or file among artefacts. */
export type ArtefactEntry = {
  /** From the root of its owner, with `/` between the parts. */
  path: string;
  isDirectory: boolean;
  /** Bytes; absent for folders and where the source does not say. */
  size?: number;
};

/** The beginning of a file. */
export type ArtefactBeginning = {
  bytes: Uint8Array;
  /** Is this the whole file? */
  complete: boolean;
};

/** Data that a run read, with what the run said of it. */
export type DescribedRunDataset = RunDataset & {
  /** As logged; MLflow writes JSON. */
  schema?: string;
  /** As logged; MLflow writes JSON. */
  profile?: string;
};

/** A metric of a logged model; `value` is NaN or infinite where the source says so. */
export type LoggedModelMetric = RunMetric & {
  dataset?: { name: string; digest: string };
  /** The run that measured it. */
  runId?: string;
};

/** A model that a run made or used (MLflow 3). Times in milliseconds since the epoch. */
export type LoggedModel = {
  id: string;
  name: string;
  role: 'made' | 'used';
  status: 'ready' | 'pending' | 'failed' | 'unknown';
  statusMessage?: string;
  type?: string;
  createdAt?: number;
  sourceRunId?: string;
  metrics: LoggedModelMetric[];
  parameters: Record<string, string>;
  tags: Record<string, string>;
  /** Registered versions made of it. */
  versions: { model: string; version: string }[];
  /** Page for people. */
  url?: string;
};

/** A folder among a run's artefacts that holds a model, where the source keeps no models of their own (MLflow 2). */
export type ModelFolder = {
  path: string;
  /** Another one under the same path has another. */
  id: string;
};

/** What a run holds besides its facts. */
export type RunParts = {
  /** A person's words about the run, Markdown. */
  note?: string;
  /** At most 100. */
  datasets: DescribedRunDataset[];
  /** At most 50; empty where the source knows no such thing. */
  models: LoggedModel[];
  /** Why some or all models are not there, where the source gave the rest. */
  missingModels?: string;
  /** Does the run have more models than these? */
  moreModels?: boolean;
  /** At most 10. */
  modelFolders?: ModelFolder[];
};

/** The part of a tracking server that looks into runs. Errors as for all of it. */
export interface RunContents {
  /** The note, datasets and models of one run. */
  getRunParts(runId: string, options?: CallOptions): Promise<RunParts>;
  /**
   * What is in one folder: folders first, then files, each by name. Names are as the source has them, so they may hold
   * anything. A folder that is not there is an empty one. `limit` at most 500. Throws `InputError` for a path that
   * leaves the root or is not plain, and where the source does not serve its artefacts.
   */
  listArtefacts(
    query: ArtefactOwner & PageRequest & { path?: string },
    options?: CallOptions,
  ): Promise<Page<ArtefactEntry>>;
  /** At most the first `maxBytes` of one file. Throws as {@link RunContents.listArtefacts}, and `NotFoundError`. */
  readArtefact(
    query: ArtefactOwner & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<ArtefactBeginning>;
}
