import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { PageLink } from '../design';
import { promotionRouteRef } from '../routes';

/** A link to a promotion's page. */
export const PromotionLink = ({
  id,
  children = `promotion ${id.slice(0, 8)}`,
  inText,
}: {
  id: string;
  children?: ReactNode;
  /** As of {@link PageLink}. */
  inText?: boolean;
}) => (
  <PageLink to={useRouteRef(promotionRouteRef)?.({ id })} inText={inText}>
    {children}
  </PageLink>
);
