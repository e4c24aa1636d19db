import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';
import { shown } from '../design';
import { requestPromotionRouteRef } from '../routes';

/** The tabs of an entity's page that the plugin adds, as they stand in the address. */
export const tabs = {
  versions: 'versions',
  runs: 'runs',
  health: 'health',
  promotions: 'promotions',
  deployments: 'deployments',
  history: 'history',
  launches: 'launches',
  lineage: 'lineage',
} as const;

/** Where the parts of an entity's page are. */
export const useEntityPaths = (entityRef: string) => {
  const page = useEntityRefLink()(entityRef);
  const part = encodeURIComponent;
  return {
    tab: (tab: keyof typeof tabs) => `${page}/${tabs[tab]}`,
    /** The promotions of one of its versions. */
    promotionsOf: (version: string) =>
      `${page}/${tabs.promotions}?${new URLSearchParams({ version })}`,
    version: (version: string) => `${page}/${tabs.versions}/${part(version)}`,
    run: (runId: string) => `${page}/${tabs.runs}/${part(runId)}`,
  };
};

/** A link to one version of a model. */
export const VersionLink = ({
  model,
  version,
  children,
  inText,
}: {
  /** Entity reference. */
  model: string;
  version: string;
  children?: ReactNode;
  /** It stands among words, where colour alone would not tell it from them. */
  inText?: boolean;
}) => (
  <Link
    to={useEntityPaths(model).version(version)}
    underline={inText ? 'always' : 'hover'}
  >
    {shown(children ?? `version ${version}`)}
  </Link>
);

/** A link to one run of a model. */
export const RunLink = ({
  model,
  runId,
  children,
}: {
  /** Entity reference. */
  model: string;
  runId: string;
  children?: ReactNode;
}) => (
  <Link to={useEntityPaths(model).run(runId)}>
    {shown(children ?? `run ${runId.slice(0, 8)}`)}
  </Link>
);

/** Where the form that asks for a promotion of a model is; undefined where the portal has none. */
export const useRequestPath = () => {
  const path = useRouteRef(requestPromotionRouteRef);
  return (model: string, version?: string): string | undefined => {
    if (!path) return undefined;
    const search = new URLSearchParams({ model });
    if (version) search.set('version', version);
    return `${path()}?${search}`;
  };
};
