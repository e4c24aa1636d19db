import type { SourceState } from '@slipway/plugin-ml-common';
import { Notice, RelativeTime } from '../design';

/** Says which outside systems do not answer, so that what is shown of them is the last known copy. */
export const SourceNotices = ({ sources }: { sources: SourceState[] }) => (
  <>
    {sources
      .filter(({ reachable }) => !reachable)
      .map(source => (
        <div key={`${source.port}:${source.name}`} style={{ marginBottom: 16 }}>
          <Notice
            tone="warning"
            title={`${source.system} (${source.name}) does not answer; this is what was known`}
            detail={
              <>
                {source.asOf ? (
                  <>
                    Last heard of <RelativeTime time={source.asOf} />.{' '}
                  </>
                ) : null}
                {source.error}
              </>
            }
          />
        </div>
      ))}
  </>
);
