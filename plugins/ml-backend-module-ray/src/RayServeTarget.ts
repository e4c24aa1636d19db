import { ConflictError } from '@backstage/errors';
import {
  type CallOptions,
  type DeploymentSpec,
  type DeploymentStatus,
  type DeploymentTarget,
  OutsideClient,
  type SmokeResult,
} from '@slipway/plugin-ml-node';
import { CONFIG_KEY, type RayCluster, type RayServe } from './config';
import { createRayClient, readRayVersion } from './createRayClient';
import { type ServeState, serveAnswer } from './serve/answers';
import { askModel } from './serve/askModel';
import { deploymentStatus } from './serve/deploymentStatus';
import {
  type ApplicationConfig,
  describeApplication,
  routeOf,
} from './serve/describeApplication';
import { isDeclaredAs, isLeaving, merge } from './serve/merge';
import { Turns } from './serve/Turns';

const APPLICATIONS = '/api/serve/applications/';

/** Tries of one change while somebody else keeps changing the same cluster. */
const MAX_TRIES = 5;

/** Serves versions by Ray Serve's REST API. */
export class RayServeTarget implements DeploymentTarget {
  readonly name: string;
  readonly system = 'Ray Serve';
  readonly webUrl: string;

  readonly #serve: RayServe;
  readonly #dashboard: OutsideClient;
  readonly #proxy: OutsideClient;
  readonly #turns = new Turns();

  constructor(cluster: RayCluster, serve: RayServe) {
    this.name = cluster.name;
    this.webUrl = `${cluster.webUrl}/#/serve`;
    this.#serve = serve;
    this.#dashboard = createRayClient(cluster);
    this.#proxy = new OutsideClient({
      system: 'Ray Serve',
      instance: cluster.name,
      url: serve.url,
      configKey: `${CONFIG_KEY}[].serveUrl`,
    });
  }

  async check(options?: CallOptions): Promise<{ version: string }> {
    return readRayVersion(this.#dashboard, options?.signal);
  }

  async apply(spec: DeploymentSpec, options?: CallOptions): Promise<void> {
    const desired = describeApplication(spec);
    await this.#change(spec.name, desired, options);
  }

  async find(
    name: string,
    options?: CallOptions,
  ): Promise<DeploymentStatus | undefined> {
    const { applications } = await this.#read(options);
    const application = Object.hasOwn(applications, name)
      ? applications[name]
      : undefined;
    return application && deploymentStatus(application, this.#serve.url);
  }

  async remove(name: string, options?: CallOptions): Promise<void> {
    await this.#change(name, undefined, options);
  }

  async smoke(
    query: { name: string; model: string; environment: string; body: unknown },
    options?: CallOptions,
  ): Promise<SmokeResult> {
    return askModel(this.#proxy, routeOf(query), query.body, options);
  }

  /**
   * Reads, merges, writes, and reads again, because Serve has no compare-and-set: another portal may have written in
   * between. Within this process changes take turns. A change that another portal overwrites after that is for the
   * caller's reconciliation to find: the deployment is gone, or has another version.
   */
  async #change(
    name: string,
    desired: ApplicationConfig | undefined,
    options?: CallOptions,
  ): Promise<void> {
    return this.#turns.take(async () => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const state = await this.#read(options);
        if (isDone(state, name, desired, tries > 0)) {
          return;
        }
        await this.#dashboard.bytes({
          method: 'PUT',
          path: APPLICATIONS,
          body: merge(state, name, desired, this.#serve),
          // Starting Serve takes its time.
          timeout: 60_000,
          signal: options?.signal,
        });
        const written = await this.#read(options);
        if (isDone(written, name, desired, true)) {
          return;
        }
      }
      throw new ConflictError(
        `Ray Serve (${this.name}) did not keep the change of ${name} in ${MAX_TRIES} tries; look for another program that declares its applications`,
      );
    });
  }

  async #read(options?: CallOptions): Promise<ServeState> {
    return this.#dashboard.json(serveAnswer, {
      path: APPLICATIONS,
      signal: options?.signal,
    });
  }
}

/** Whether Serve was told what we want. What has failed is told again, but only once. */
function isDone(
  { applications }: ServeState,
  name: string,
  desired: ApplicationConfig | undefined,
  wasWritten: boolean,
): boolean {
  const application = Object.hasOwn(applications, name)
    ? applications[name]
    : undefined;
  if (!desired) {
    return !application || isLeaving(application);
  }
  return (
    isDeclaredAs(application, desired) &&
    (wasWritten || application?.status !== 'DEPLOY_FAILED')
  );
}
