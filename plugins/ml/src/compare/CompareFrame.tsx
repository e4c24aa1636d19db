import { Link } from '@backstage/core-components';
import type { PropsWithChildren, ReactNode } from 'react';
import { EntityLink, Page } from '../design';
import { useEntityPaths } from '../model/links';

/** The page around a comparison: of which model, the way back, and the act. */
export const CompareFrame = ({
  model,
  count,
  acts,
  children,
}: PropsWithChildren<{
  /** Entity reference. */
  model: string;
  /** Runs that are compared. */
  count: number;
  acts?: ReactNode;
}>) => (
  <Page
    title={`Compare ${count} runs`}
    above={<Link to={useEntityPaths(model).tab('runs')}>Runs</Link>}
    facts={
      <span>
        of <EntityLink entityRef={model} />
      </span>
    }
    acts={acts}
  >
    {children}
  </Page>
);
