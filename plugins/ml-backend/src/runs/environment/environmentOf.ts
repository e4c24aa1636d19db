import { packagesOf } from '../../comparison';
import { keepableText } from '../../database/keepableText';
import {
  parseConda,
  parseRequirements,
} from '../../registry/version/requirements';
import type { LoggedEnvironment } from './types';
import { UnreadableFile } from './UnreadableFile';
import { withoutSecrets, withPlainAddresses } from '../../ports/withoutSecrets';

/** Texts of the files that MLflow writes beside a model, those that are there. */
export type EnvironmentTexts = {
  requirements?: string;
  conda?: string;
  pythonEnv?: string;
};

/** Longest line without its hashes, in characters. What is longer is no package. */
const LONGEST_LINE = 2_000;
/** Most lines that are read. */
const MOST_LINES = 1_000;
const LONGEST_NAME = 200;
const LONGEST_VERSION = 300;

/** The lines as pip reads them, shorter and without secrets, so that whoever reads on meets neither. */
const tidyLines = (text: string, file: string): string =>
  text
    .replace(/\\\r?\n/g, '')
    .split(/\r?\n/)
    .filter(line => !/^\s*(#|$)/.test(line))
    .slice(0, MOST_LINES)
    .map(line => {
      const short = line
        .replace(/[^\S\r\n]{2,}/g, ' ')
        .replace(/ --hash[= ]\S+/g, '')
        .trim();
      if (short.length > LONGEST_LINE) {
        throw new UnreadableFile(
          `${file} has a line of more than ${LONGEST_LINE} characters`,
        );
      }
      return withoutSecrets(short);
    })
    .join('\n');

/** Space in a YAML text, as it stands there or written by escapes. No package has so much; looking for its end is slow. */
const GAP = /(?:\s|\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[^])){200}/i;

function readConda(text: string) {
  if (GAP.test(text)) {
    throw new UnreadableFile('conda.yaml has a gap of 200 characters');
  }
  const { packages, conda, python } = parseConda(
    // What is cut there later on must not be cut within a secret.
    withPlainAddresses(text),
  );
  if (text.trim() && !packages.length && !conda.length && !python) {
    throw new UnreadableFile('conda.yaml names no packages');
  }
  return { packages, conda, python };
}

const pythonIn = (pythonEnv = '') =>
  /^python:\s{0,9}['"]?(\d[\w.+-]{0,39})/m.exec(pythonEnv)?.[1];

function linesOf({ requirements, conda, pythonEnv }: EnvironmentTexts) {
  const own = conda === undefined ? undefined : readConda(conda);
  const lines =
    requirements === undefined
      ? own?.packages ?? []
      : parseRequirements(tidyLines(requirements, 'requirements.txt'));
  return {
    python: own?.python ?? pythonIn(pythonEnv),
    lines: [...lines, ...(own?.conda ?? []).map(line => `conda:${line}`)],
  };
}

/**
 * The packages of the models that a run logged, those of several together; undefined where there are no files. Throws
 * {@link UnreadableFile} for what is no such file.
 */
export function environmentOf(
  models: readonly EnvironmentTexts[],
): LoggedEnvironment | undefined {
  const known = models.filter(texts =>
    Object.values(texts).some(text => text !== undefined),
  );
  if (known.length === 0) return undefined;
  const read = known.map(linesOf);
  const pythons = new Set(read.flatMap(({ python }) => python ?? []));
  const lines = new Set(
    read.flatMap(one => one.lines).map(line => withoutSecrets(line)),
  );
  const python = [...pythons].sort().join(', ');
  return {
    ...(python ? { python: keepableText(python, LONGEST_NAME) } : {}),
    packages: Object.fromEntries(
      [...packagesOf([...lines])]
        .map(([name, asked]) => [
          keepableText(name, LONGEST_NAME),
          keepableText(asked, LONGEST_VERSION),
        ])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
