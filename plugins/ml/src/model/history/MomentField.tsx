import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';
import { fromField, toField } from './moment';

/** A date and time to the minute, in the reader's zone. */
export const MomentField = ({
  label,
  at,
  max,
  onChange,
}: {
  label: string;
  /** RFC 3339 in UTC; absent while none is chosen. */
  at?: string;
  /** The latest that may be chosen, RFC 3339. */
  max: string;
  /** Undefined once it is empty or only half filled. */
  onChange: (at: string | undefined) => void;
}) => {
  const id = useId();
  // While the reader types, a field may be half filled: then it says nothing, and what was typed must stay.
  const [typed, setTyped] = useState<string>();
  const said = typed === undefined ? undefined : fromField(typed);
  // What was chosen elsewhere since then counts.
  const isTyped = typed !== undefined && (said === undefined || said === at);
  return (
    <TextField
      id={id}
      label={label}
      type="datetime-local"
      size="small"
      variant="outlined"
      value={isTyped ? typed : (at && toField(at)) ?? ''}
      InputLabelProps={{ shrink: true }}
      inputProps={{ max: toField(max) }}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(fromField(target.value));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
};
