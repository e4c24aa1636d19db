import type { Portal } from './createPortal';
import { RITA } from './people';

const REGISTERED = 'flight-delay';

/** A portal in which version 1 serves and is the champion, and version 2 is better. */
export async function withChampion(portal: Portal) {
  await portal.observe();
  const first = portal.register(0.75);
  const { id } = await portal.request({ version: first });
  await portal.pass();
  await portal.approve(id, RITA);
  await portal.pass();
  const better = portal.register(0.8, {
    champion: { version: first, rocAuc: 0.75 },
  });
  return { first, better };
}

/** What a training job does: a run, and a version with the launch's tags. */
export function train(portal: Portal, rocAuc: number): string {
  const [submission] = portal.launcher.submissions.slice(-1);
  const { SLIPWAY_LAUNCH_ID, SLIPWAY_ATTEMPT } = submission.environment;
  portal.launcher.start(submission.submissionId);
  const version = portal.register(rocAuc, {
    champion: { version: '1', rocAuc: 0.75 },
    tags: {
      'slipway.launch': SLIPWAY_LAUNCH_ID,
      'slipway.attempt': SLIPWAY_ATTEMPT,
    },
  });
  portal.launcher.finish(submission.submissionId);
  return version;
}

/** Where the alias of production points. */
export const champion = (portal: Portal) =>
  portal.registry.getAlias({ model: REGISTERED, alias: 'champion' });
