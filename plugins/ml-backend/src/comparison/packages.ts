// A requirement as pip writes it: a name, perhaps extras, then a version, an address or a marker (PEP 508).
const REQUIREMENT = /^([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*(.*)$/;

/** A package's name as an index knows it (PEP 503): `Ruamel.YAML` is `ruamel-yaml`. */
const normal = (name: string) => name.replace(/[-_.]+/g, '-').toLowerCase();

/** Requirements by package: the version that each asks for, or `any version`. */
export function packagesOf(
  requirements: readonly string[] = [],
): Map<string, string> {
  return new Map(
    requirements.map((line): [string, string] => {
      const [, name, extras = '', version = ''] = REQUIREMENT.exec(line) ?? [];
      return name
        ? [
            normal(name) + extras,
            version.replace(/^==\s*/, '').trim() || 'any version',
          ]
        : [line, 'as written'];
    }),
  );
}
