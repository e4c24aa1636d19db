import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';

/** Asks for a name, and says what comes of one that another has. */
export const NameForm = ({
  label,
  act,
  name = '',
  taken,
  mayReplace = false,
  onName,
  onCancel,
}: {
  label: string;
  /** What its button says. */
  act: string;
  /** The name it has now. */
  name?: string;
  /** Names that others have. */
  taken: string[];
  /** May it take the place of the one that has the name? Otherwise such a name is refused. */
  mayReplace?: boolean;
  onName: (name: string) => void;
  /** Where it stands in the place of something else: puts that back, on Escape. It then begins with the focus. */
  onCancel?: () => void;
}) => {
  const id = useId();
  const [typed, setTyped] = useState(name);
  const trimmed = typed.trim();
  const isTaken = taken.includes(trimmed);
  const isRefused = isTaken && !mayReplace;
  return (
    <form
      style={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 8,
        padding: '8px 0',
      }}
      onSubmit={event => {
        event.preventDefault();
        if (!trimmed || isRefused) return;
        onName(trimmed);
        setTyped('');
      }}
    >
      <TextField
        id={id}
        size="small"
        variant="outlined"
        fullWidth
        autoFocus={Boolean(onCancel)}
        label={label}
        InputLabelProps={{ shrink: true }}
        inputProps={{ maxLength: 80 }}
        value={typed}
        error={isRefused}
        helperText={
          isTaken
            ? `Another view has this name${
                mayReplace ? '; this one takes its place' : ''
              }.`
            : undefined
        }
        FormHelperTextProps={{ role: 'status' }}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !onCancel) return;
          // The dialog around it stays open.
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={!trimmed || isRefused}
        style={{ height: 40 }}
      >
        {act}
      </Button>
    </form>
  );
};
