import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { OutsideText } from './OutsideText';
import { shownText } from './shownText';

/** Is it an address that a browser opens, and nothing that runs (`javascript:`)? */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s]+$/i.test(address);

/** An address from outside: a link where it leads to the web, text where it does not. */
export const WebLink = ({
  address,
  children,
}: {
  address: string;
  /** Instead of the address. */
  children?: ReactNode;
}) =>
  isWebAddress(address) ? (
    <Link to={address}>{children ?? shownText(address)}</Link>
  ) : (
    <>
      {children ? <>{children} </> : null}
      <OutsideText text={address} code />
    </>
  );
