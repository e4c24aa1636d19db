import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError, isError } from '@backstage/errors';
import type { PromotionRequest } from '@slipway/plugin-ml-common';
import type {
  ArtefactDigest,
  RegisteredVersion,
} from '@slipway/plugin-ml-node';
import type { DeploymentService } from '../../deployments/types';
import type { EntityReader, ModelSpec, PipelineSpec } from '../../entities';
import type { Environment } from '../../environments';
import type { LaunchPlan, LaunchService } from '../../launches/types';
import { digestOfJson } from '../../ledger';
import type { PortDirectory } from '../../ports/PortDirectory';
import { askSystem } from '../../reconcile/askSystem';
import { rulesFor } from '../gates';
import { plainJson } from '../plainJson';
import type { PolicyBook, PromotionPolicy } from '../policy';
import type { ApprovalPolicy, Digest, PromotionPlan } from '../types';

/** A plan with what it is bound to. */
export type BoundPlan = {
  plan: PromotionPlan;
  /** Over the plan and the version with its digest. */
  planHash: Digest;
  version: RegisteredVersion;
  digest: ArtefactDigest;
};

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

  /** The plan of serving a known version again. */
  async planRollback(
    model: ModelSpec,
    environmentName: string,
    target: { version: string; digest: ArtefactDigest },
  ): Promise<BoundPlan> {
    const environment = this.environment(environmentName);
    const { version } = await this.#readVersion(model, target.version);
    // Bound to the digest that served; the gate says whether the artefact still has it.
    return this.#bind(
      model,
      environment,
      { version, digest: target.digest },
      { mode: 'rollback' },
    );
  }

  #bind(
    model: ModelSpec,
    environment: Environment,
    { version, digest }: Pick<BoundPlan, 'version' | 'digest'>,
    what: Pick<PromotionPlan, 'mode' | 'launch'>,
  ): BoundPlan {
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
      planHash: hashOf(plan, { ...version, digest }, model),
      version,
      digest,
    };
  }

  async #readVersion(model: ModelSpec, version: string) {
    const registry = this.options.ports.modelRegistry(model.registry.instance);
    const key = { model: model.registry.model, version };
    try {
      const [found, { digest }] = await askSystem(registry, () =>
        Promise.all([registry.getVersion(key), registry.digestArtefact(key)]),
      );
      return { version: found, digest };
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

/** The pipeline that a request trains by: the one it names, else the model's only one. Throws `InputError`. */
export function trainingPipelineOf(
  request: Pick<PromotionRequest, 'pipeline'>,
  model: Pick<ModelSpec, 'ref' | 'trainedBy'>,
): string {
  if (request.pipeline) {
    return request.pipeline.toLocaleLowerCase('en-US');
  }
  if (model.trainedBy.length !== 1) {
    throw new InputError(
      model.trainedBy.length === 0
        ? `pipeline: ${model.ref} names none in spec.trainedBy; name one there or in the request`
        : `pipeline: ${
            model.ref
          } is trained by several; name one of ${model.trainedBy.join(', ')}`,
    );
  }
  return model.trainedBy[0];
}

/** The part of a policy that a plan shows as such; the rest of it is in the gates. */
export function approvalPolicyOf(policy: PromotionPolicy): ApprovalPolicy {
  const { tier, approvals, approverGroups, expiresAfter } = policy;
  return { tier, approvals, approverGroups, expiresAfter };
}

/** Is a sealed plan still what the policy of this moment asks for? */
export const isPolicyOf = (
  plan: Pick<PromotionPlan, 'mode' | 'policy' | 'gates'>,
  policy: PromotionPolicy,
): boolean =>
  digestOfJson(plainJson({ policy: plan.policy, gates: plan.gates })) ===
  digestOfJson(
    plainJson({
      policy: approvalPolicyOf(policy),
      gates: rulesFor(plan.mode, policy),
    }),
  );

function hashOf(
  plan: PromotionPlan,
  { version, digest }: { version: string; digest: ArtefactDigest },
  model: ModelSpec,
): Digest {
  return digestOfJson(
    plainJson({
      plan,
      version: {
        registry: model.registry.instance,
        model: model.registry.model,
        version,
        digest,
      },
    }),
  );
}
