import type { RunPage } from '@slipway/plugin-ml-common';
import { Notice, shownText } from '../../design';

type Moved = NonNullable<RunPage['movedExperiments']>[number];

const sayMoved = ({ name, renamedTo }: Moved) =>
  renamedTo
    ? `‘${name}’ is called ‘${renamedTo}’ at its source now. Its runs are followed all the same; write the new name into spec.experiments.`
    : `‘${name}’ was deleted at its source. What was known of its runs stays under Deleted.`;

/** Says which experiments of a model are not at their source as the catalog names them. */
export const MovedExperiments = ({ moved = [] }: { moved?: Moved[] }) =>
  moved.length > 0 ? (
    <div style={{ padding: '0 16px 16px' }}>
      <Notice
        tone="warning"
        title={
          moved.length === 1
            ? 'An experiment was renamed or deleted'
            : 'Experiments were renamed or deleted'
        }
        detail={moved.map(one => (
          <div key={one.name}>{shownText(sayMoved(one))}</div>
        ))}
      />
    </div>
  ) : null;
