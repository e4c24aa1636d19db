import { isError } from '@backstage/errors';
import { findVersion } from '../../launches/findVersion';
import { askSystem } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import { fail } from './fail';
import { LOOK_AGAIN, type Step } from './types';

// A registry copies an artefact before a version is ready; one that is pending for longer than this will not be.
const PENDING_FOR = 10 * 60_000;

/**
 * `verifying`, before the trained version is known: finds the one version that carries the launch's and the attempt's
 * tags (docs/reference/contracts.md) and fixes its digest.
 */
export const findTrained: Step = async (promotion, tools, { now, signal }) => {
  const { ports, launches, life } = tools;
  const { launchId, registeredModel } = promotion;
  if (!launchId) {
    return fail(promotion, tools, 'It has no launch', now);
  }
  const registry = ports.modelRegistry(promotion.registry);
  const launch = await launches.get(launchId);
  const { version, doubt } = await askSystem(registry, () =>
    findVersion(
      registry,
      { model: registeredModel, launchId, attempt: launch.attempt },
      { signal },
    ),
  );
  if (!version) {
    return fail(
      promotion,
      tools,
      doubt ??
        `The training job succeeded but registered no version of ${registeredModel} with its tags slipway.launch and slipway.attempt`,
      now,
    );
  }
  const { status } = await askSystem(registry, () =>
    registry.getVersion({ model: registeredModel, version }, { signal }),
  );
  const endedAt = Date.parse(launch.endedAt ?? launch.updatedAt);
  if (status === 'pending' && now.getTime() - endedAt < PENDING_FOR) {
    return { next: LOOK_AGAIN };
  }
  try {
    const { digest } = await askSystem(registry, () =>
      registry.digestArtefact({ model: registeredModel, version }, { signal }),
    );
    return {
      next: 0,
      write: transaction =>
        life.note(
          transaction,
          promotion,
          { resultVersion: version, resultDigest: digest },
          now,
          {
            actor: SYSTEM,
            act: 'promotion.version_found',
            detail: { launch: launchId, version, digest },
          },
        ),
    };
  } catch (error) {
    if (
      isError(error) &&
      ['InputError', 'NotFoundError'].includes(error.name)
    ) {
      return fail(
        promotion,
        tools,
        `The artefact of version ${version} could not be digested: ${error.message}`,
        now,
      );
    }
    throw error;
  }
};
