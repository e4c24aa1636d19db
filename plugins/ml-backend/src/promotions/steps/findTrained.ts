import { isError } from '@backstage/errors';
import type { RegisteredVersion } from '@slipway/plugin-ml-node';
import { askSystem } from '../../reconcile';
import { SYSTEM } from '../life/PromotionLife';
import { fail } from './fail';
import { LOOK_AGAIN, type Step } from './types';

// A registry copies an artefact before a version is ready; one that is pending for longer than this will not be.
const PENDING_FOR = 10 * 60_000;
const MOST_VERSIONS = 100;

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
  const { items } = await askSystem(registry, () =>
    registry.listVersions(
      {
        model: registeredModel,
        tag: { key: 'slipway.launch', value: launchId },
        limit: MOST_VERSIONS,
      },
      { signal },
    ),
  );
  const trained = items.filter(
    ({ tags }) =>
      tags['slipway.launch'] === launchId &&
      tags['slipway.attempt'] === String(launch.attempt),
  );
  if (trained.length !== 1) {
    return fail(promotion, tools, whyNotOne(trained, registeredModel), now);
  }
  const [{ version, status }] = trained;
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

function whyNotOne(found: RegisteredVersion[], model: string): string {
  return found.length === 0
    ? `The training job succeeded but registered no version of ${model} with its tags slipway.launch and slipway.attempt`
    : `The training job registered ${found.length} versions of ${model} (${found
        .map(({ version }) => version)
        .join(', ')}); a promotion takes exactly one`;
}
