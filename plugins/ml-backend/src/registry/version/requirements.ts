import { parse } from 'yaml';
import { z } from 'zod';
import { withoutSecrets } from '../../ports/withoutSecrets';

/** Most packages that are kept of one version. */
const MOST = 1_000;
const LONGEST = 300;

const condaFile = z.object({
  dependencies: z
    .array(
      z.union([
        z.string(),
        z.object({ pip: z.array(z.string()).optional() }),
        z.unknown().transform(() => undefined),
      ]),
    )
    .catch([]),
});

/** One line without its comment, the hashes of its files, and what signs in to an address. */
const tidyLine = (line: string): string =>
  withoutSecrets(
    line
      .replace(/(^|\s)#.*$/, '')
      .replace(/\s--hash[= ]\S+/g, '')
      .trim(),
  ).slice(0, LONGEST);

const tidy = (lines: readonly string[]): string[] =>
  lines
    .map(tidyLine)
    .filter(line => line !== '')
    .slice(0, MOST);

/**
 * The lines of a `requirements.txt` as pip reads them: packages, and the options that say where they come from, like
 * `--extra-index-url` and `-e git+…`. Comments and hashes are left out.
 */
export const parseRequirements = (text: string): string[] =>
  tidy(text.replace(/\\\r?\n/g, ' ').split(/\r?\n/));

/** What a `conda.yaml` asks for: packages that pip installs, Conda's own, and the version of Python. */
export function parseConda(text: string): {
  packages: string[];
  conda: string[];
  python?: string;
} {
  try {
    const { dependencies } = condaFile.parse(
      parse(text, { maxAliasCount: 20 }),
    );
    const own = dependencies.flatMap(one =>
      typeof one === 'string' ? [one] : [],
    );
    const python = own.find(one => /^python\s*[=<>]/.test(one));
    return {
      packages: tidy(
        dependencies.flatMap(one =>
          typeof one === 'object' ? one.pip ?? [] : [],
        ),
      ),
      conda: tidy(
        own.filter(one => !/^(python|pip)(\s*[=<>!~].*)?$/.test(one)),
      ),
      ...(python
        ? { python: python.replace(/^python\s*=*\s*/, '').slice(0, 40) }
        : {}),
    };
  } catch {
    return { packages: [], conda: [] };
  }
}
