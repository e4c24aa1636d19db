import type { VersionDetail } from '@slipway/plugin-ml-common';
import { Notice } from '../../design';

/** Says that what some files of a version name is not known, because they could not be read; nothing where they were. */
export const unreadNotice = (
  { digestError, unreadFiles = [] }: VersionDetail,
  files: readonly string[],
) => {
  const unread = unreadFiles.filter(path => files.includes(path));
  if (unread.length > 0)
    return (
      <Notice
        tone="warning"
        title={`${unread.join(' and ')} could not be read`}
        detail="What stands there is not known now."
      />
    );
  return digestError ? (
    <Notice
      tone="warning"
      title="The artefact could not be read"
      detail={digestError}
    />
  ) : undefined;
};
