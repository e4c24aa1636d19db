import type { ArtefactDigest, CallOptions, PortInstance } from './common';

/** What shall serve. */
export type DeploymentSpec = {
  /** Name on the target: `<model>-<environment>`, `[a-z0-9-]{1,63}`. */
  name: string;
  /** Entity reference of the model. */
  model: string;
  environment: string;
  registeredModel: string;
  version: string;
  digest: ArtefactDigest;
  /** Address of the registry for the serving code. */
  registryUri: string;
  resources: { cpus: number; gpus: number };
  replicas: number;
};

/** What the target says of a deployment. */
export type DeploymentStatus = {
  state: 'starting' | 'serving' | 'failed' | 'stopping';
  /** In the target's words. */
  message?: string;
  /** What the target was told to serve; absent when somebody else made the deployment. */
  version?: string;
  digest?: ArtefactDigest;
  /** Milliseconds since the epoch. */
  lastDeployedAt?: number;
  /** Where requests go. */
  endpoint?: string;
};

/** Outcome of a real request. */
export type SmokeResult = {
  ok: boolean;
  /** HTTP status, when an answer came. */
  status?: number;
  /** Milliseconds. */
  latency?: number;
  /** What the answer said it was made by. */
  version?: string;
  digest?: string;
  /** Why it is not ok, or a short summary of the answer; at most 2,000 characters. */
  message?: string;
};

/**
 * A system on which versions serve. Errors as in `Launcher`.
 */
export interface DeploymentTarget extends PortInstance {
  check(options?: CallOptions): Promise<{ version: string }>;
  /** Declares what shall serve; returns at once. Applying the same again changes nothing. Leaves all others alone. */
  apply(spec: DeploymentSpec, options?: CallOptions): Promise<void>;
  /** Status, or undefined when there is no such deployment. */
  find(
    name: string,
    options?: CallOptions,
  ): Promise<DeploymentStatus | undefined>;
  /** Takes a deployment away; does nothing when it is not there. */
  remove(name: string, options?: CallOptions): Promise<void>;
  /** Sends one real scoring request and reads which version and digest answered. */
  smoke(
    query: { name: string; model: string; environment: string; body: unknown },
    options?: CallOptions,
  ): Promise<SmokeResult>;
}
