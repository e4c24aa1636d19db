import type { VersionPage } from '@slipway/plugin-ml-common';
import { Notice, Stack, StaleNotice } from '../../design';

/** What the reader must know about the list of versions: its age, and what its order is worth. */
export const VersionNotices = ({ page }: { page: VersionPage }) => {
  const { freshness, fixedOrder, partialOrder } = page;
  const isStale = freshness.state === 'stale';
  if (!isStale && !fixedOrder && !partialOrder) return null;
  return (
    <div style={{ padding: '0 16px 16px' }}>
      <Stack>
        {isStale ? <StaleNotice freshness={freshness} /> : null}
        {fixedOrder ? <Notice tone="moving" title={`${fixedOrder}.`} /> : null}
        {partialOrder ? (
          <Notice tone="moving" title={`${partialOrder}.`} />
        ) : null}
      </Stack>
    </div>
  );
};
