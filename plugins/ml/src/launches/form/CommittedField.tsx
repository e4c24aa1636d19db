import TextField from '@material-ui/core/TextField';
import { useState } from 'react';

/** A filter that is typed: it counts when the reader presses Enter or leaves the field, not at every key. */
export const CommittedField = (props: {
  id: string;
  label: string;
  value: string;
  onCommit: (value: string) => void;
  maxLength?: number;
  placeholder?: string;
  className?: string;
}) => {
  const { value, onCommit, maxLength = 300, ...shown } = props;
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const next = (typed ?? value).trim();
    setTyped(undefined);
    if (next !== value) onCommit(next);
  };
  return (
    <TextField
      {...shown}
      size="small"
      variant="outlined"
      value={typed ?? value}
      inputProps={{ maxLength }}
      onChange={event => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={event => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
};
