import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { PageLink } from '../design';
import { launchRouteRef } from '../routes';

/** A link to a launch's page. */
export const LaunchLink = ({
  id,
  children = `launch ${id.slice(0, 8)}`,
  inText,
}: {
  id: string;
  children?: ReactNode;
  /** As of {@link PageLink}. */
  inText?: boolean;
}) => (
  <PageLink to={useRouteRef(launchRouteRef)?.({ id })} inText={inText}>
    {children}
  </PageLink>
);
