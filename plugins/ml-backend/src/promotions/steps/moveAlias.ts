import type { Rollout } from '../../deployments/types';
import { askSystem, type TurnOutcome } from '../../reconcile';
import type { PortalMove } from '../../registry';
import { plainJson } from '../plainJson';
import { SYSTEM } from '../life/PromotionLife';
import { resultOf, type PromotionRecord } from '../types';
import type { StepTools } from './types';

type When = { now: Date; signal: AbortSignal };

/**
 * The last act: points the environment's alias at what serves. It is read before and after. One that somebody else
 * moved meanwhile is written to the ledger before it is moved.
 */
export async function moveAlias(
  promotion: PromotionRecord,
  rollout: Rollout,
  tools: StepTools,
  { now, signal }: When,
): Promise<TurnOutcome> {
  const { life, ports } = tools;
  const { version, digest } = resultOf(promotion);
  const registry = ports.modelRegistry(promotion.registry);
  const query = {
    model: promotion.registeredModel,
    alias: promotion.plan.alias,
  };
  const found = await askSystem(registry, () =>
    registry.getAlias(query, { signal }),
  );
  const isRead = promotion.aliasReadAt !== undefined;
  if (!isRead || (found !== version && found !== promotion.aliasBefore)) {
    return rememberAlias(promotion, tools, found, now);
  }
  if (found !== version) {
    await askSystem(registry, () =>
      registry.setAlias({ ...query, version }, { signal }),
    );
    const after = await askSystem(registry, () =>
      registry.getAlias(query, { signal }),
    );
    if (after !== version) {
      throw new Error(
        `${registry.system} moved the alias ${query.alias} to version ${version}, but it points at ${after}; somebody else moves it`,
      );
    }
  }
  return {
    next: 0,
    write: async transaction => {
      await tools.aliasRecorder.record(
        transaction,
        portalMove(promotion, promotion.aliasBefore, version),
      );
      await life.move(
        transaction,
        promotion,
        'rolled_out',
        {
          actor: SYSTEM,
          act: 'promotion.done',
          detail: plainJson({
            version,
            digest,
            alias: query.alias,
            aliasBefore: promotion.aliasBefore ?? null,
            aliasAfter: version,
            smoke: rollout.smoke && {
              status: rollout.smoke.status,
              version: rollout.smoke.version,
              digest: rollout.smoke.digest,
            },
          }),
        },
        {},
        now,
      );
    },
  };
}

function rememberAlias(
  promotion: PromotionRecord,
  { life, aliasRecorder }: StepTools,
  found: string | undefined,
  now: Date,
): TurnOutcome {
  const wasMoved = promotion.aliasReadAt !== undefined;
  const { alias } = promotion.plan;
  const { version } = resultOf(promotion);
  return {
    next: 0,
    write: async transaction => {
      // Said before it is done, so that a look at the registry in between knows whose move it is.
      await aliasRecorder.expect(
        transaction,
        portalMove(promotion, found, version),
      );
      await life.note(
        transaction,
        promotion,
        {
          aliasReadAt: now.toISOString(),
          aliasBefore: found ?? null,
          ...(wasMoved
            ? {
                stateReason: `The alias ${alias} was moved outside of the portal to ${
                  found ?? 'nothing'
                }`,
              }
            : {}),
        },
        now,
        {
          actor: SYSTEM,
          act: wasMoved
            ? 'promotion.alias_moved_outside'
            : 'promotion.alias_read',
          detail: {
            alias,
            found: found ?? null,
            ...(wasMoved ? { expected: promotion.aliasBefore ?? null } : {}),
          },
        },
      );
    },
  };
}

function portalMove(
  promotion: PromotionRecord,
  from: string | undefined,
  to: string | undefined,
): PortalMove {
  return {
    instance: promotion.registry,
    model: promotion.registeredModel,
    alias: promotion.plan.alias,
    from,
    to,
    promotionId: promotion.id,
    actor: promotion.requestedBy,
  };
}

/**
 * Points the alias back where it was, for a promotion that was aborted between moving it and being done. That it is about
 * to is written first, as with {@link moveAlias}. Answers undefined when there is nothing to do.
 */
export async function restoreAlias(
  promotion: PromotionRecord,
  tools: StepTools,
  { now, signal }: When,
): Promise<TurnOutcome | undefined> {
  const { aliasReadAt, aliasBefore, aliasRestoringAt } = promotion;
  const { version } = resultOf(promotion);
  if (!aliasReadAt || aliasBefore === version) {
    return undefined;
  }
  const registry = tools.ports.modelRegistry(promotion.registry);
  const query = {
    model: promotion.registeredModel,
    alias: promotion.plan.alias,
  };
  const found = await askSystem(registry, () =>
    registry.getAlias(query, { signal }),
  );
  if (!aliasRestoringAt) {
    return found === version ? announceBack(promotion, tools, now) : undefined;
  }
  if (found === version) {
    await askSystem(registry, () =>
      aliasBefore === undefined
        ? registry.deleteAlias(query, { signal })
        : registry.setAlias({ ...query, version: aliasBefore }, { signal }),
    );
  } else if (found !== aliasBefore) {
    // Somebody else moved it meanwhile: it is theirs.
    return undefined;
  }
  return recordBack(promotion, tools, now);
}

function announceBack(
  promotion: PromotionRecord,
  { life, aliasRecorder }: StepTools,
  now: Date,
): TurnOutcome {
  return {
    next: 0,
    write: async transaction => {
      await aliasRecorder.expect(
        transaction,
        portalMove(
          promotion,
          resultOf(promotion).version,
          promotion.aliasBefore,
        ),
      );
      await life.note(
        transaction,
        promotion,
        { aliasRestoringAt: now.toISOString() },
        now,
      );
    },
  };
}

/** Without what was read before: what was put back is not put back again. */
function recordBack(
  promotion: PromotionRecord,
  { life, aliasRecorder }: StepTools,
  now: Date,
): TurnOutcome {
  const { version } = resultOf(promotion);
  const { aliasBefore } = promotion;
  return {
    next: 0,
    write: async transaction => {
      await aliasRecorder.record(
        transaction,
        portalMove(promotion, version, aliasBefore),
      );
      await life.note(
        transaction,
        promotion,
        { aliasReadAt: null, aliasRestoringAt: null },
        now,
        {
          actor: SYSTEM,
          act: 'promotion.alias_restored',
          detail: {
            alias: promotion.plan.alias,
            before: version,
            after: aliasBefore ?? null,
          },
        },
      );
    },
  };
}
