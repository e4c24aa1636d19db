import { useRouteRef } from '@backstage/frontend-plugin-api';
import { compareRouteRef } from '../../../routes';
import { writeRunList } from './runList';

/** Where the comparison of some runs of a model is; undefined where the portal has none. */
export const useComparePath = () => {
  const path = useRouteRef(compareRouteRef);
  return (model: string, ids: string[]): string | undefined =>
    path &&
    `${path()}?${new URLSearchParams({ model, runs: writeRunList(ids) })}`;
};
