import type { SourceState } from '@slipway/plugin-ml-common';
import { asSentence, Notice, RelativeTime } from '../design';
import { serversOf } from '../servers/serversOf';
import { ServersLink } from './ServersLink';

/** Says which outside systems do not answer, so that what is shown of them is the last known copy. */
export const SourceNotices = ({ sources }: { sources: SourceState[] }) => {
  const silent = serversOf(sources.filter(({ reachable }) => !reachable));
  return (
    <>
      {silent.map(({ system, name, parts: [{ asOf, error }] }) => (
        <div key={`${system} ${name}`} style={{ marginBottom: 16 }}>
          <Notice
            tone="warning"
            title={`${system} (${name}) does not answer; this is what was known`}
            detail={
              <>
                {asOf ? (
                  <>
                    Asked <RelativeTime time={asOf} />.{' '}
                  </>
                ) : null}
                {error ? asSentence(error) : null} <ServersLink />
              </>
            }
          />
        </div>
      ))}
    </>
  );
};
