import type { MirrorState, SourceState } from '@slipway/plugin-ml-common';
import { sayDuration, type StatusMarkProps } from '../design';

/** What Slipway uses of a server, by its port. */
export const portWords: Record<SourceState['port'], string> = {
  tracking: 'Tracking',
  registry: 'Registry',
  launcher: 'Launches',
  deployment: 'Deployments',
};

/** What is kept of a server. */
export const mirrorWords: Record<MirrorState['what'], string> = {
  registry: 'Models and versions',
  runs: 'Runs',
};

/** How old the last look is after which nothing was left to do. */
export const delayOf = ({ delaySeconds }: MirrorState): string =>
  delaySeconds === undefined
    ? 'not known before the first reading'
    : sayDuration(delaySeconds);

const isUnnamed = ({ what, counts }: MirrorState) =>
  what === 'runs' && counts.experiments === 0;

/** How far what is kept of a server is. */
export const markOf = (mirror: MirrorState): StatusMarkProps => {
  switch (mirror.state) {
    case 'first':
      if (isUnnamed(mirror)) {
        return {
          tone: 'off',
          label: 'Nothing to read',
          meaning:
            'No model of the catalog names an experiment of this server.',
        };
      }
      return {
        tone: 'moving',
        label: 'First reading',
        meaning: 'Not everything was seen yet; pages show what was.',
      };
    case 'current':
      return {
        tone: 'good',
        label: 'Current',
        meaning: 'Everything was looked at within the usual time.',
      };
    case 'behind':
      return {
        tone: 'warning',
        label: `Behind ${delayOf(mirror)}`,
        meaning: 'The last complete look is older than it should be.',
      };
    case 'failing':
      return {
        tone: 'bad',
        label: 'Failing',
        meaning: 'The last look failed; pages show what was known before.',
      };
    default:
      return mirror.state satisfies never;
  }
};

/** Whether the server tells of changes by itself, and what that means for the reader. */
export const webhookWords: Record<MirrorState['webhooks'], string> = {
  active: 'Webhooks on: changes are seen at once',
  off: 'No webhooks: changes are seen with the next look',
  refused:
    'The server refuses webhooks: changes are seen with the next look. It must allow them and reach this portal.',
};

const remedies: Record<SourceState['port'], string> = {
  tracking: 'Until then pages show the runs that were known.',
  registry:
    'Until then pages show the versions that were known, and no promotion goes on that needs it.',
  launcher: 'Until then launches wait; those that run are found again.',
  deployment:
    'Until then deployments wait; what serves goes on serving without the portal.',
};

/** What to try where a server does not answer; its own error stands before it. */
export const remedyOf = ({ system, name, port }: SourceState): string =>
  `Check that ${system} runs, that the portal's machine reaches it, and that the address and the token of ‘${name}’ in app-config.yaml are right. ${remedies[port]}`;
