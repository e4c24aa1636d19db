import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { useSearchParams } from '../../navigation';

/** A link to the same table, with the runs of one sweep only or with those of all; what is selected stays so. */
export const SweepLink = ({
  runId,
  children,
}: {
  /** The sweep; absent for all runs. */
  runId?: string;
  children: ReactNode;
}) => {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.delete('sweep');
  if (runId) next.set('sweep', runId);
  next.delete('open');
  return (
    // It stands among words, where colour alone would not tell it from them.
    <Link to={`?${next}`} underline="always">
      {children}
    </Link>
  );
};
