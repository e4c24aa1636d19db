import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { shown } from './shownText';

/** A link to a page of the portal; plain text where the portal has none. */
export const PageLink = ({
  to,
  inText,
  children,
}: {
  to: string | undefined;
  /** It stands in a sentence, where colour alone would not tell it from the words around it. */
  inText?: boolean;
  children: ReactNode;
}) =>
  to === undefined ? (
    <>{shown(children)}</>
  ) : (
    <Link to={to} underline={inText ? 'always' : 'hover'}>
      {shown(children)}
    </Link>
  );
