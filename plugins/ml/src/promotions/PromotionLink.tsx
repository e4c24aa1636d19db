import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { promotionRouteRef } from '../routes';

/** A link to a promotion's page; plain text where the portal has none. */
export const PromotionLink = (props: {
  id: string;
  children?: ReactNode;
  /** It stands in a sentence, where colour alone would not tell it from the words around it. */
  inText?: boolean;
}) => {
  const path = useRouteRef(promotionRouteRef);
  const words = props.children ?? `promotion ${props.id.slice(0, 8)}`;
  return path ? (
    <Link
      to={path({ id: props.id })}
      underline={props.inText ? 'always' : 'hover'}
    >
      {words}
    </Link>
  ) : (
    <>{words}</>
  );
};
