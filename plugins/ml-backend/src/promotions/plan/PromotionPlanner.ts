import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, isError } from '@backstage/errors';
import type { PromotionRequest } from '@slipway/plugin-ml-common';
import type { ArtefactDigest } from '@slipway/plugin-ml-node';
import type { DeploymentService } from '../../deployments/types';
import type { EntityReader, ModelSpec, PipelineSpec } from '../../entities';
import type { Environment } from '../../environments';
import type { LaunchPlan, LaunchService } from '../../launches/types';
import type { PortDirectory } from '../../ports/PortDirectory';
import { askSystem } from '../../reconcile/askSystem';
import { rulesFor } from '../gates';
import { plainJson } from '../plainJson';
import type { PolicyBook, PromotionPolicy } from '../policy';
import type { PromotionPlan } from '../types';
import { approvalPolicyOf, hashOf, type BoundPlan } from './boundPlan';
import { trainingPipelineOf } from './trainingPipeline';

/** Makes plans: everything that is fixed before a promotion is judged. Writes nothing. */
export class PromotionPlanner {
  constructor(
    private readonly options: {
      ports: PortDirectory;
      environments: readonly Environment[];
      policies: PolicyBook;
      entities: EntityReader;
      launches: Pick<LaunchService, 'plan'>;
      deployments: Pick<DeploymentService, 'plan'>;
    },
  ) {}

  /** The configured environment. Throws `InputError` naming those that there are. */
  environment(name: string): Environment {
    const { environments } = this.options;
    const found = environments.find(one => one.name === name);
    if (!found) {
      throw new InputError(
        `environment: there is no '${name}'; configured are ${environments
          .map(one => `'${one.name}'`)
          .join(', ')}`,
      );
    }
    return found;
  }

  /** The policy that holds now for a model in an environment. */
  policy(model: ModelSpec, environment: string): PromotionPolicy {
    return this.options.policies.find(model, environment);
  }

  /**
   * The plan of a request. Throws `InputError` and `NotFoundError` naming the field, the rule and the remedy, and
   * `ServiceUnavailableError` when registry or forge do not answer.
   */
  async planRequest(
    request: PromotionRequest,
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<BoundPlan> {
    const environment = this.environment(request.environment);
    const [bound, launch] = await Promise.all([
      this.#readVersion(model, request.version),
      this.#planLaunch(request, model, credentials),
    ]);
    return this.#bind(model, environment, bound, {
      mode: request.mode,
      launch,
    });
  }

  /**
   * The plan of serving a known version again. Asks no outside system: that the artefact still is what served is for the
   * gates to say, when they can.
   */
  planRollback(
    model: ModelSpec,
    environment: string,
    target: { version: string; digest: ArtefactDigest },
  ): BoundPlan {
    return this.#bind(model, this.environment(environment), target, {
      mode: 'rollback',
    });
  }

  #bind(
    model: ModelSpec,
    environment: Environment,
    { version, digest }: Pick<BoundPlan, 'version' | 'digest'>,
    what: Pick<PromotionPlan, 'mode' | 'launch'>,
  ): BoundPlan {
    if (environment.stage !== undefined) {
      throw new InputError(
        `environment: what serves in ${environment.name} is said by the stage ${environment.stage} of the registry, which only the registry itself moves; give it an alias in ml.environments to promote to it`,
      );
    }
    const policy = this.policy(model, environment.name);
    const deployment = this.options.deployments.plan(model, environment);
    const plan: PromotionPlan = {
      ...what,
      environment: environment.name,
      target: deployment.target,
      alias: environment.alias,
      deployment,
      policy: approvalPolicyOf(policy),
      gates: rulesFor(what.mode, policy),
    };
    return {
      plan,
      planHash: hashOf(plan, { version, digest }, model),
      version,
      digest,
    };
  }

  async #readVersion(model: ModelSpec, version: string) {
    const registry = this.options.ports.modelRegistry(model.registry.instance);
    const key = { model: model.registry.model, version };
    try {
      const { digest } = await askSystem(registry, () =>
        registry.digestArtefact(key),
      );
      return { version, digest };
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        throw new NotFoundError(
          `version: ${registry.system} '${registry.name}' has no version ${version} of ${model.registry.model}; choose one from the model's Versions tab`,
          error,
        );
      }
      throw error;
    }
  }

  async #planLaunch(
    request: PromotionRequest,
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<LaunchPlan | undefined> {
    if (request.mode !== 'train') {
      const unfit = (['pipeline', 'parameters', 'resources'] as const).find(
        field => request[field] !== undefined,
      );
      if (unfit) {
        throw new InputError(
          `${unfit}: only a promotion that trains first has one; set mode to 'train' or leave it out`,
        );
      }
      return undefined;
    }
    const pipeline = await this.#pipeline(request, model, credentials);
    return this.options.launches.plan({
      pipeline,
      model,
      parameters: request.parameters && plainJson(request.parameters),
      resources: request.resources,
    });
  }

  async #pipeline(
    request: PromotionRequest,
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<PipelineSpec> {
    const ref = trainingPipelineOf(request, model);
    const pipeline = await this.options.entities.getPipeline(ref, credentials);
    if (!model.trainedBy.includes(ref) && pipeline.model !== model.ref) {
      throw new InputError(
        `pipeline: ${ref} does not train ${model.ref}; name it in the model's spec.trainedBy`,
      );
    }
    return pipeline;
  }
}
