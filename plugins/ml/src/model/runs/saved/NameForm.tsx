import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';

/** Asks for a name. */
export const NameForm = ({
  label,
  act,
  name = '',
  onName,
}: {
  label: string;
  /** What its button says. */
  act: string;
  /** The name it has now. */
  name?: string;
  onName: (name: string) => void;
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
        label={label}
        InputLabelProps={{ shrink: true }}
        inputProps={{ maxLength: 80 }}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" variant="outlined" disabled={!trimmed}>
        {act}
      </Button>
    </form>
  );
};
