import type { VersionPage } from '@slipway/plugin-ml-common';
import { Notice, Stack, StaleNotice } from '../../design';
import { GoneNotice, type Gone } from '../GoneNotice';

/** What the reader must know about the list of versions: its age, what its order is worth, and that its model is gone. */
export const VersionNotices = ({
  page,
  gone,
}: {
  page: VersionPage;
  gone?: Gone;
}) => {
  const { freshness, fixedOrder, partialOrder } = page;
  const isStale = freshness.state === 'stale';
  if (!isStale && !gone && !fixedOrder && !partialOrder) return null;
  return (
    <div style={{ padding: '0 16px 16px' }}>
      <Stack>
        {isStale ? <StaleNotice freshness={freshness} /> : null}
        {gone ? <GoneNotice gone={gone} /> : null}
        {fixedOrder ? <Notice tone="moving" title={`${fixedOrder}.`} /> : null}
        {partialOrder ? (
          <Notice tone="moving" title={`${partialOrder}.`} />
        ) : null}
      </Stack>
    </div>
  );
};
