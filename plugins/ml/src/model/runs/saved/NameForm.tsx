import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';

/** Asks for a name. */
export const NameForm = ({
  label,
  act,
  name = '',
  onName,
  onCancel,
}: {
  label: string;
  /** What its button says. */
  act: string;
  /** The name it has now. */
  name?: string;
  onName: (name: string) => void;
  /** Where it stands in the place of something else: puts that back, on Escape. It then begins with the focus. */
  onCancel?: () => void;
}) => {
  const id = useId();
  const [typed, setTyped] = useState(name);
  const trimmed = typed.trim();
  return (
    <form
      style={{ display: 'flex', gap: 8, padding: '8px 0' }}
      onSubmit={event => {
        event.preventDefault();
        if (!trimmed) return;
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
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !onCancel) return;
          // The dialog around it stays open.
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button type="submit" variant="outlined" disabled={!trimmed}>
        {act}
      </Button>
    </form>
  );
};
