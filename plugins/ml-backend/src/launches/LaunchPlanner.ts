import { InputError, isError, NotFoundError } from '@backstage/errors';
import type { CallOptions, Launcher } from '@slipway/plugin-ml-node';
import type { PortDirectory } from '../ports/PortDirectory';
import { validateParameters } from './parameters';
import { requireFit, resolveResources } from './resources';
import type { LaunchOrder, LaunchPlan } from './types';

/** How long a form may wait for a cluster to say what it has, in milliseconds. */
const CAPACITY_TIMEOUT = 3_000;

/** Checks orders, and fixes what their execution needs. */
export class LaunchPlanner {
  constructor(private readonly ports: PortDirectory) {}

  /** As `LaunchService.plan`. */
  async plan(order: LaunchOrder, options?: CallOptions): Promise<LaunchPlan> {
    const { pipeline, model } = order;
    const launcher = this.ports.launcher(pipeline.cluster);
    const parameters = validateParameters(
      pipeline.ref,
      pipeline.parameters,
      order.parameters ?? {},
    );
    const resources = resolveResources(order.resources ?? pipeline.resources);
    const total = await this.#findTotal(launcher, options);
    if (total) {
      requireFit(resources, {
        name: launcher.name,
        system: launcher.system,
        total,
      });
    }
    const source = order.source ?? (await this.#resolve(order, options));
    return {
      pipeline: pipeline.ref,
      cluster: launcher.name,
      entrypoint: pipeline.entrypoint,
      sourceUrl: source.url,
      sourceCommit: source.commit,
      parameters,
      resources,
      ...(model
        ? {
            model: {
              ref: model.ref,
              registry: model.registry.instance,
              registeredModel: model.registry.model,
              ...(model.experiments[0]
                ? { experiment: model.experiments[0] }
                : {}),
            },
          }
        : {}),
    };
  }

  /** A cluster that does not answer can still be asked for something: the launch then waits for it. */
  async #findTotal(launcher: Launcher, options?: CallOptions) {
    const timeout = AbortSignal.timeout(CAPACITY_TIMEOUT);
    const signal = options?.signal
      ? AbortSignal.any([options.signal, timeout])
      : timeout;
    try {
      return (await launcher.getCapacity({ signal })).total;
    } catch {
      options?.signal?.throwIfAborted();
      return undefined;
    }
  }

  async #resolve({ pipeline }: LaunchOrder, options?: CallOptions) {
    if (!pipeline.sourceUrl) {
      throw new InputError(
        `pipeline: ${pipeline.ref} has no source; write spec.source.url in its catalog file, or register that file by URL`,
      );
    }
    try {
      return await this.ports.sourceReader.resolve(pipeline.sourceUrl, options);
    } catch (error) {
      if (isError(error) && error.name === NotFoundError.name) {
        throw new InputError(
          `pipeline: the source ${pipeline.sourceUrl} of ${pipeline.ref} is not there: ${error.message}; correct spec.source.url in its catalog file`,
        );
      }
      throw error;
    }
  }
}
