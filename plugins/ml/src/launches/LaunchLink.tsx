import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { launchRouteRef } from '../routes';

/** A link to a launch's page; plain text where the portal has none. */
export const LaunchLink = (props: {
  id: string;
  children?: ReactNode;
  /** It stands in a sentence, where colour alone would not tell it from the words around it. */
  inText?: boolean;
}) => {
  const path = useRouteRef(launchRouteRef);
  const words = props.children ?? `launch ${props.id.slice(0, 8)}`;
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
