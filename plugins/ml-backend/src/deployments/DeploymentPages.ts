import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  mlDeploymentControlPermission,
  type Act,
  type Deployment,
  type Promotion,
} from '@slipway/plugin-ml-common';
import { actorOf, type EntityAccess } from '../authorization';
import type { EntityReader, ModelSpec } from '../entities';
import type { Environment } from '../environments';
import type { PortDirectory } from '../ports/PortDirectory';
import type {
  DeploymentRecord,
  DeploymentService,
  RollbackRequester,
  ServingVersion,
} from './types';

/** How long a page waits for the registry to say where its aliases point, in milliseconds. */
const ALIAS_TIMEOUT = 3_000;

/** Deployments for callers with credentials, in the words of the API. */
export class DeploymentPages {
  constructor(
    private readonly options: {
      deployments: Pick<DeploymentService, 'list'>;
      environments: readonly Environment[];
      ports: PortDirectory;
      entities: EntityReader;
      access: EntityAccess;
      auth: AuthService;
      logger: LoggerService;
    },
  ) {}

  /** One per configured environment that something was ever deployed to, in the order of the configuration. */
  async list(
    modelRef: string,
    credentials: BackstageCredentials,
  ): Promise<Deployment[]> {
    const { access, entities } = this.options;
    await access.requireRead(modelRef, credentials);
    return this.describe(
      await entities.getModel(modelRef, credentials),
      credentials,
    );
  }

  /** As {@link DeploymentPages.list} for a model that the caller may read. */
  async describe(
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<Deployment[]> {
    const { deployments, access, environments } = this.options;
    const records = await deployments.list(model.ref);
    if (records.length === 0) return [];
    const [control, aliases] = await Promise.all([
      access.may(mlDeploymentControlPermission, model.ref, credentials),
      this.#readAliases(model),
    ]);
    return environments.flatMap(({ name, alias }) => {
      const record = records.find(one => one.environment === name);
      if (!record) return [];
      return [
        {
          ...toDeployment(record),
          alias,
          aliasVersion: aliases?.[alias],
          rollBack: control.allowed ? mayRollBack(record) : control,
        },
      ];
    });
  }

  /** Asks for the promotion that serves again what served before. */
  async rollBack(
    place: { model: string; environment: string },
    reason: string,
    credentials: BackstageCredentials,
    rollbacks: RollbackRequester,
  ): Promise<Promotion> {
    const { access, auth } = this.options;
    await access.requireRead(place.model, credentials);
    await access.requireFor(
      mlDeploymentControlPermission,
      place.model,
      credentials,
    );
    return rollbacks.requestRollback({
      ...place,
      reason,
      actor: actorOf(auth, credentials),
      credentials,
    });
  }

  /** Where the registry's aliases point now; undefined when it does not say. The page is shown without it. */
  async #readAliases({
    registry,
  }: ModelSpec): Promise<Record<string, string> | undefined> {
    const { ports, logger } = this.options;
    try {
      const { aliases } = await ports
        .modelRegistry(registry.instance)
        .getModel(registry.model, {
          signal: AbortSignal.timeout(ALIAS_TIMEOUT),
        });
      return aliases;
    } catch (error) {
      logger.debug(
        `The aliases of ${registry.model} could not be read`,
        toError(error),
      );
      return undefined;
    }
  }
}

function toDeployment(record: DeploymentRecord): Deployment {
  const { serving, previous, rollout } = record;
  return {
    environment: record.environment,
    target: record.target,
    state: record.state,
    message: record.message,
    version: serving?.version,
    digest: serving?.digest,
    since: serving?.since.toISOString(),
    approvedBy: serving?.approvedBy,
    promotionId: serving?.rolloutId ?? rollout.id,
    endpoint: record.endpoint,
    previous: previous && summarize(previous),
    asOf: record.observedAt?.toISOString(),
  };
}

function summarize(serving: ServingVersion) {
  const { version, digest, since, rolloutId } = serving;
  return {
    version,
    digest,
    since: since.toISOString(),
    promotionId: rolloutId,
  };
}

function mayRollBack({ serving, previous, rollout }: DeploymentRecord): Act {
  if (rollout.state === 'deploying' || rollout.state === 'putting-back') {
    return {
      allowed: false,
      reason: `Version ${rollout.version} is on its way here; abort its promotion instead`,
    };
  }
  if (!serving) return { allowed: false, reason: 'Nothing serves here' };
  return previous
    ? { allowed: true }
    : { allowed: false, reason: 'Nothing served here before' };
}
