import type { Lineage } from '@slipway/plugin-ml-common';
import { Notice, StaleNotice } from '../design';

const missingWords = {
  versions: (instance: string) =>
    `Versions and training data of ${instance} are missing here`,
  data: (instance: string) => `Training data of ${instance} is missing here`,
};

/** Which servers do not answer, and what of theirs is old or missing in a lineage. */
export const SilenceNotices = ({
  lineage: { silent, stale },
}: {
  lineage: Pick<Lineage, 'silent' | 'stale'>;
}) => (
  <>
    {stale.map(freshness => (
      <StaleNotice key={freshness.instance} freshness={freshness} />
    ))}
    {silent.map(({ instance, missing, error }) => (
      <Notice
        key={`${instance} ${missing} ${error}`}
        tone="warning"
        title={missingWords[missing](instance)}
        detail={error}
      />
    ))}
  </>
);
