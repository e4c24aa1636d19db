import { parse } from 'yaml';
import { z } from 'zod';

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

const tidy = (lines: readonly string[]): string[] =>
  lines
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '' && !line.startsWith('-'))
    .map(line => line.slice(0, LONGEST))
    .slice(0, MOST);

/** The packages in a `requirements.txt`, as pip writes them; options and comments are left out. */
export const parseRequirements = (text: string): string[] =>
  tidy(text.split(/\r?\n/));

/** The packages that a `conda.yaml` has pip install, and the version of Python that it asks for. */
export function parseConda(text: string): {
  packages: string[];
  python?: string;
} {
  try {
    const { dependencies } = condaFile.parse(
      parse(text, { maxAliasCount: 20 }),
    );
    const python = dependencies
      .flatMap(one => (typeof one === 'string' ? [one] : []))
      .find(one => /^python\s*=/.test(one));
    return {
      packages: tidy(
        dependencies.flatMap(one =>
          typeof one === 'object' ? one.pip ?? [] : [],
        ),
      ),
      ...(python
        ? { python: python.replace(/^python\s*=+\s*/, '').slice(0, 40) }
        : {}),
    };
  } catch {
    return { packages: [] };
  }
}
