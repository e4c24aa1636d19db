import type {
  VersionComparison,
  VersionDetail,
} from '@slipway/plugin-ml-common';

type Unread = VersionComparison['unread'][number];

const PACKAGES = ['requirements.txt', 'conda.yaml'];

function unreadOf(detail: VersionDetail): Omit<Unread, 'side'>[] {
  const { digest, digestError, run, runId, unreadFiles = [] } = detail;
  const found: Omit<Unread, 'side'>[] = [];
  if (!run) {
    found.push({
      part: 'run',
      why: runId ? undefined : 'It was registered without a run',
    });
  }
  if (!digest) {
    const parts = ['packages', 'signature', 'files'] as const;
    return [...found, ...parts.map(part => ({ part, why: digestError }))];
  }
  if (unreadFiles.some(path => PACKAGES.includes(path))) {
    found.push({ part: 'packages' });
  }
  if (unreadFiles.includes('MLmodel')) found.push({ part: 'signature' });
  return found;
}

/**
 * What is not known of either side. Not to know is not the same as to have none: what the other side has was neither
 * added nor removed.
 */
export const unreadParts = (
  left: VersionDetail,
  right: VersionDetail,
): Unread[] => [
  ...unreadOf(left).map((one): Unread => ({ side: 'left', ...one })),
  ...unreadOf(right).map((one): Unread => ({ side: 'right', ...one })),
];
