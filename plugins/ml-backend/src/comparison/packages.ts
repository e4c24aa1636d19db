// A requirement as pip writes it: a name, perhaps extras, then a version, an address or a marker (PEP 508).
const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*(.*)$/;

/** A package by the address of its code or file, perhaps to be edited in place: `-e git+https://…@commit#egg=name`. */
const BY_ADDRESS = /^(?:(?:-e|--editable)[\s=]+)?((?:\w+\+)?\w+:\/\/\S+)$/;

/** An option of pip: `--extra-index-url https://…`. */
const OPTION = /^(-{1,2}[\w-]+)[\s=]*(.*)$/;

/** A package that Conda installs, as a version's facts mark it. */
const CONDA = /^conda:\s*([\w.:/-]+)\s*(.*)$/;

/** A package's name as an index knows it (PEP 503): `Ruamel.YAML` is `ruamel-yaml`. */
const normal = (name: string) => name.replace(/[-_.]+/g, '-').toLowerCase();

const withoutEquals = (version: string) =>
  version.replace(/^==?\s*/, '').trim() || 'any version';

/** What a line asks for, and how: a name that stays the same between versions, and what follows it. */
function readLine(line: string): [name: string, asked: string] {
  const [, conda, condaVersion = ''] = CONDA.exec(line) ?? [];
  if (conda) return [`conda: ${conda}`, withoutEquals(condaVersion)];
  const [, address] = BY_ADDRESS.exec(line) ?? [];
  if (address) {
    const egg = /[#&]egg=([\w.-]+)/.exec(address)?.[1];
    return [egg ? normal(egg) : address.replace(/(@[^@/]*)?(#.*)?$/, ''), line];
  }
  const [, option, value] = OPTION.exec(line) ?? [];
  if (option) return [option, value || 'set'];
  const [, name, extras = '', version = ''] = REQUIREMENT.exec(line) ?? [];
  return name
    ? [normal(name) + extras, withoutEquals(version)]
    : [line, 'as written'];
}

/** Requirements by package: the version that each asks for, or `any version`; several for the same stay together. */
export function packagesOf(
  requirements: readonly string[] = [],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of requirements) {
    const [name, asked] = readLine(line);
    const known = found.get(name);
    found.set(name, known ? `${known}, ${asked}` : asked);
  }
  return found;
}
