import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { useSearchParams } from '../../navigation';

/** A link to the same table with the runs of one sweep only. */
export const SweepLink = ({
  runId,
  children,
}: {
  runId: string;
  children: ReactNode;
}) => {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set('sweep', runId);
  next.delete('open');
  return <Link to={`?${next}`}>{children}</Link>;
};
