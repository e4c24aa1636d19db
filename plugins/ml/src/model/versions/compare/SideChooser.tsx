import type { Version } from '@slipway/plugin-ml-common';
import { Pick } from '../../../design';

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
  const known = versions.map(({ version }) => version);
  const all = value && !known.includes(value) ? [value, ...known] : known;
  const saidOf = (version: string) => {
    const aliases = versions.find(one => one.version === version)?.aliases;
    return [`Version ${version}`, ...(aliases ?? []).map(one => `@${one}`)];
  };
  return (
    <Pick
      label={label}
      options={all.map(version => ({
        value: version,
        label: saidOf(version).join(' '),
      }))}
      picked={value ?? ''}
      onPick={onChange}
    />
  );
};
