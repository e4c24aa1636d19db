import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import type { View } from '../design';
import { DEPTHS, type LineageView } from './lineageView';

const directions: Record<LineageView['direction'], string> = {
  both: 'Both ways',
  upstream: 'What it is made from',
  downstream: 'What is made from it',
};

const One = ({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: [value: string, word: string][];
  onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      value={value}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{
        labelId: `${id}-label`,
        MenuProps: { getContentAnchorEl: null },
      }}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map(([option, word]) => (
        <MenuItem key={option} value={option} dense>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Which way and how far; the address holds it. */
export const LineageControls = ({
  shown,
  view,
}: {
  shown: LineageView;
  view: View;
}) => (
  <>
    <One
      label="Direction"
      value={shown.direction}
      options={Object.entries(directions)}
      onChange={value => view.set('direction', value)}
    />
    <One
      label="Depth"
      value={String(shown.depth)}
      options={DEPTHS.map(depth => [
        String(depth),
        depth === 1 ? '1 step' : `${depth} steps`,
      ])}
      onChange={value => view.set('depth', value)}
    />
  </>
);
