import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useId, useState, type ReactNode } from 'react';
import { FailureNotice } from './PanelState';
import { shown, shownText } from './shownText';

const SHORTEST = 3;
const LONGEST = 2000;

/** Asks for the reason of an act, after saying what will happen. Stays open with the error when the act fails. */
export const ReasonDialog = ({
  open,
  title,
  consequence,
  act,
  busy,
  error,
  onAct,
  onClose,
}: {
  open: boolean;
  title: string;
  /** What will happen, in a sentence or two. */
  consequence: ReactNode;
  /** The word on the button: `Reject`. */
  act: string;
  busy?: boolean;
  error?: Error | null;
  onAct: (reason: string) => void;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState('');
  const id = useId();
  const tooShort = reason.trim().length < SHORTEST;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-labelledby={id}
      fullWidth
      maxWidth="sm"
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!tooShort && !busy) onAct(reason.trim());
        }}
      >
        <DialogTitle id={id}>{shownText(title)}</DialogTitle>
        <DialogContent>
          <p style={{ marginTop: 0 }}>{shown(consequence)}</p>
          <TextField
            id={`${id}-reason`}
            autoFocus
            fullWidth
            multiline
            minRows={3}
            variant="outlined"
            label="Reason"
            required
            helperText="Kept in the ledger; at least three characters."
            value={reason}
            inputProps={{ maxLength: LONGEST }}
            onChange={event => setReason(event.target.value)}
          />
          {error ? (
            <div style={{ marginTop: 16 }}>
              <FailureNotice error={error} />
            </div>
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disableElevation
            disabled={tooShort || busy}
          >
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
