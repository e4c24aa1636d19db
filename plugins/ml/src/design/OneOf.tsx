import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import type { ChoiceOption } from './Choice';

/** At most one of some words, as a filter. */
export const OneOf = ({
  label,
  none,
  options,
  chosen,
  onChange,
}: {
  label: string;
  /** What choosing none is called. */
  none: string;
  options: ChoiceOption[];
  chosen?: string;
  onChange: (chosen: string | undefined) => void;
}) => {
  const id = useId();
  const known = options.some(({ value }) => value === chosen);
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      value={known ? chosen : ''}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{
        displayEmpty: true,
        labelId: `${id}-label`,
        MenuProps: { getContentAnchorEl: null },
      }}
      onChange={({ target }) => onChange(target.value || undefined)}
      style={{ minWidth: 132 }}
    >
      <MenuItem value="" dense>
        {none}
      </MenuItem>
      {options.map(({ value, label: word }) => (
        <MenuItem key={value} value={value} dense>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
};
