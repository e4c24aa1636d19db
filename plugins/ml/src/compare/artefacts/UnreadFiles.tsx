import Button from '@material-ui/core/Button';
import { describeFailure, Notice } from '../../design';

/** Says that the files of some of the runs are not in the list, because they could not be read. */
export const UnreadFiles = ({
  unread,
  of,
  error,
  retry,
}: {
  /** How many runs. */
  unread: number;
  /** Of how many. */
  of: number;
  error: Error;
  retry: () => void;
}) => (
  <div style={{ marginBottom: 16 }}>
    <Notice
      tone="warning"
      title={`The files of ${unread} of ${of} runs could not be read`}
      detail={describeFailure(error).detail}
      act={
        <Button size="small" variant="outlined" onClick={retry}>
          Retry
        </Button>
      }
    />
  </div>
);
