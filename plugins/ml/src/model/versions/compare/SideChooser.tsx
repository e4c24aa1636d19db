import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { Version } from '@slipway/plugin-ml-common';
import { useId } from 'react';
import { shownText } from '../../../design';

/** Chooses the version of one side among those that are known; one that is not in the list can stand there too. */
export const SideChooser = ({
  label,
  value,
  versions,
  onChange,
}: {
  label: string;
  value: string | undefined;
  versions: Version[];
  onChange: (version: string) => void;
}) => {
  const id = useId();
  const known = versions.map(({ version }) => version);
  const all = value && !known.includes(value) ? [value, ...known] : known;
  const aliasesOf = (version: string) =>
    versions
      .find(one => one.version === version)
      ?.aliases.map(alias => ` @${shownText(alias)}`)
      .join('') ?? '';
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      value={value ?? ''}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{ labelId: `${id}-label` }}
      style={{ minWidth: 160 }}
      onChange={({ target }) => onChange(target.value)}
    >
      {all.map(version => (
        <MenuItem key={version} value={version} dense>
          Version {version}
          {aliasesOf(version)}
        </MenuItem>
      ))}
    </TextField>
  );
};
