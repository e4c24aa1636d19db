import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { shownText } from './shownText';

/** A word of the filter and what it is called. */
export type ChoiceOption = { value: string; label: string };

/** Several of some words, as a filter; none chosen means all. */
export const Choice = ({
  label,
  options,
  none = 'All',
  chosen,
  onChange,
}: {
  label: string;
  options: ChoiceOption[];
  /** What it says while nothing is chosen. */
  none?: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) => {
  const id = useId();
  const named = (values: unknown) =>
    Array.isArray(values) && values.length > 0
      ? options
          .filter(({ value }) => values.includes(value))
          .map(option => shownText(option.label))
          .join(', ')
      : none;
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      value={chosen}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{
        multiple: true,
        displayEmpty: true,
        renderValue: named,
        labelId: `${id}-label`,
        MenuProps: { getContentAnchorEl: null },
      }}
      onChange={({ target }) =>
        onChange([target.value].flat().map(value => String(value)))
      }
      style={{ minWidth: 132, maxWidth: 220 }}
    >
      {options.map(({ value, label: word }) => (
        <MenuItem key={value} value={value} dense>
          <Checkbox
            size="small"
            color="primary"
            checked={chosen.includes(value)}
            style={{ padding: 4, marginRight: 8 }}
            inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
          />
          <ListItemText primary={shownText(word)} />
        </MenuItem>
      ))}
    </TextField>
  );
};
