import { Link } from '@backstage/core-components';
import type { LineageNode } from '@slipway/plugin-ml-common';
import { Fact, Facts, shownText } from '../../design';
import { kindWords } from '../../lineage/kinds';
import { useNodePath } from '../../lineage/useNodePath';
import { byKind } from './byKind';

/** Listed of each kind. */
const MOST = 5;

/** What is connected on one side, by kind along the flow; links where there are pages. */
export const KindFacts = ({
  things,
}: {
  things: readonly Omit<LineageNode, 'side'>[];
}) => {
  const pathOf = useNodePath();
  return (
    <Facts>
      {byKind(things, MOST).map(({ kind, shown, more }) => (
        <Fact key={kind} name={kindWords(kind, shown.length)}>
          {shown.map((one, index) => {
            const path = pathOf(one);
            const title = shownText(one.title);
            return (
              <span key={one.id}>
                {index > 0 ? ', ' : null}
                {path ? (
                  <Link to={path} underline="always">
                    {title}
                  </Link>
                ) : (
                  <bdi>{title}</bdi>
                )}
              </span>
            );
          })}
          {more > 0 ? <span> and {more} more</span> : null}
        </Fact>
      ))}
    </Facts>
  );
};
