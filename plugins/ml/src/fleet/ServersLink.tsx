import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { serversRouteRef } from '../routes';

/** To the page that says how every outside system answers; nothing where the portal has no such page. */
export const ServersLink = () => {
  const path = useRouteRef(serversRouteRef);
  return path ? (
    <Link to={path()} underline="always">
      See the servers
    </Link>
  ) : null;
};
