import Button from '@material-ui/core/Button';
import { describeFailure, Notice } from '../../design';
import type { Packages } from './usePackages';

/** Says whose packages could not be read, and why; nothing where all went well. */
export const PackagesNotice = ({
  packages: { states, isReading, error, retry },
}: {
  packages: Packages;
}) => {
  const unread = [...states.values()].filter(({ state }) => state === 'unread');
  if (isReading || (unread.length === 0 && !error)) return null;
  const all = states.size;
  const reasons = [...new Set(unread.flatMap(({ why }) => why ?? []))];
  const failure = error && describeFailure(error);
  const canRetry = failure?.retry || unread.some(({ again }) => again);
  return (
    <div style={{ padding: '0 16px 8px' }}>
      <Notice
        tone="warning"
        title={
          unread.length > 0
            ? `The packages of ${unread.length} of ${all} runs could not be read`
            : 'The packages could not be read'
        }
        detail={[failure?.detail, ...reasons.slice(0, 3)]
          .filter(Boolean)
          .join(' · ')}
        act={
          canRetry ? (
            <Button size="small" variant="outlined" onClick={retry}>
              Retry
            </Button>
          ) : undefined
        }
      />
    </div>
  );
};
