import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from '@slipway/plugin-ml-common';
import { Notice, RelativeTime } from '../design';
import { serversRouteRef } from '../routes';
import { serversOf } from '../servers/serversOf';

/** Says which outside systems do not answer, so that what is shown of them is the last known copy. */
export const SourceNotices = ({ sources }: { sources: SourceState[] }) => {
  const path = useRouteRef(serversRouteRef);
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
                {error}{' '}
                {path ? (
                  <Link to={path()} underline="always">
                    See the servers
                  </Link>
                ) : null}
              </>
            }
          />
        </div>
      ))}
    </>
  );
};
