import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import type { ChoiceOption } from './Choice';
import { shownText } from './shownText';

/** One of some words. */
export const Pick = ({
  label,
  options,
  picked,
  onPick,
  native,
}: {
  label: string;
  options: ChoiceOption[];
  picked: string;
  onPick: (value: string) => void;
  /** The browser's own list, for hundreds of options. */
  native?: boolean;
}) => {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      size="small"
      variant="outlined"
      label={label}
      value={picked}
      InputLabelProps={{
        shrink: true,
        id: `${id}-label`,
        htmlFor: id,
      }}
      SelectProps={
        native
          ? { native }
          : {
              labelId: `${id}-label`,
              // Where nothing is picked, the option of nothing says what that means.
              displayEmpty: options.some(({ value }) => value === ''),
              MenuProps: { getContentAnchorEl: null },
            }
      }
      onChange={({ target }) => onPick(target.value)}
      style={{ minWidth: 132, maxWidth: 240 }}
    >
      {options.map(({ value, label: word }) =>
        native ? (
          <option key={value} value={value}>
            {shownText(word)}
          </option>
        ) : (
          <MenuItem key={value} value={value} dense>
            {shownText(word)}
          </MenuItem>
        ),
      )}
    </TextField>
  );
};
