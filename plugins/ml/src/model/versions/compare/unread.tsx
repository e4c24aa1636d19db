import type { VersionComparison } from '@slipway/plugin-ml-common';
import { Notice, Panel, shownText } from '../../../design';

type Part = VersionComparison['unread'][number]['part'];

const words: Record<Part, string> = {
  run: 'The run',
  packages: 'The packages',
  signature: 'The signature',
  files: 'The files',
};

/** What is not known of a part, in words: of which version, and why. */
export const unreadOf = (
  { left, right, unread }: VersionComparison,
  part: Part,
): { title: string; detail?: string }[] =>
  unread
    .filter(one => one.part === part)
    .map(({ side, why }) => ({
      title: `${words[part]} of version ${
        side === 'left' ? left.version : right.version
      } ${part === 'run' ? 'is not known' : 'could not be read'}`,
      detail: why && shownText(why),
    }));

/** Says of each side that is not known what it is, and why. */
export const UnreadNotices = ({
  unread,
}: {
  unread: ReturnType<typeof unreadOf>;
}) => (
  <div style={{ display: 'grid', gap: 8 }}>
    {unread.map(one => (
      <Notice key={one.title} tone="warning" {...one} />
    ))}
  </div>
);

/** A part that is not compared, because a side of it is not known. */
export const UnreadPanel = ({
  title,
  unread,
}: {
  title: string;
  unread: ReturnType<typeof unreadOf>;
}) => (
  <Panel title={title}>
    <UnreadNotices unread={unread} />
  </Panel>
);
