import type { RunsCode, VersionDetail } from '@slipway/plugin-ml-common';
import { fileKind } from './fileKinds';
import type { FileKind } from './formats';
import { readFindings } from './flavourFindings';
import type { Flavours } from './mlModelFile';
import { readConfiguration } from './configuration';

type Format = NonNullable<VersionDetail['format']>;
type File = VersionDetail['files'][number];

/** A file as the digest read it. */
export type OpenedFile = {
  path: string;
  size: number;
  sha256: string;
  /** Its first bytes, where they were kept. */
  opening?: Uint8Array;
};

type Finding = FileKind & { where: string };

const NAMED = 3;

const list = (paths: string[]): string =>
  paths.length > NAMED
    ? `${paths.slice(0, NAMED).join(', ')} and ${paths.length - NAMED} more`
    : paths.join(', ');

const PICKLED = {
  format: 'pickle',
  runsCode: 'yes',
  why: 'MLflow unpickles it, whatever its name says',
} as const;

const findingOf = (
  file: OpenedFile,
  { isText, isUnpickled }: { isText: boolean; isUnpickled: boolean },
): Finding | undefined => {
  const where = file.path;
  const kind = fileKind(file.path, file.opening);
  if (isUnpickled && (typeof kind !== 'object' || kind.runsCode !== 'yes'))
    return { ...PICKLED, where };
  if (kind && kind !== 'aside') return { ...kind, where };
  if (kind === 'aside') {
    return isText && /\.(json|txt)$/i.test(file.path)
      ? {
          where,
          format: 'native text',
          runsCode: 'no',
          why: 'it is plain text that holds values, no code',
        }
      : undefined;
  }
  if (/\.py$/i.test(file.path))
    return {
      where,
      format: 'Python code',
      runsCode: 'unknown',
      why: 'it is Python code, which runs where the one who loads the model asks for it',
    };
  return {
    where,
    format: 'unknown',
    runsCode: 'unknown',
    why: 'its format is not known here',
  };
};

const isBelow = (path: string, data: string) =>
  path === data || path.startsWith(`${data.replace(/\/$/, '')}/`);

const sentence = (runsCode: RunsCode, findings: Finding[]): string => {
  const [first] = findings;
  const same = findings.filter(({ why }) => why === first.why);
  const where = list(same.map(one => one.where));
  return runsCode === 'no'
    ? `Loading it runs no code of the artefact: ${where}: ${first.why}.`
    : `${
        runsCode === 'yes'
          ? 'Loading it can run code that is inside it'
          : 'Nothing here can tell whether loading it runs code'
      }: ${where}: ${first.why}.`;
};

const NOT_UNDERSTOOD: Finding = {
  where: 'MLmodel',
  format: 'unknown',
  runsCode: 'unknown',
  why: 'the file that says how the model is loaded could not be read',
};

/** ONNX keeps large tensors in files beside the graph, whose names it chooses. */
const isTensor = ({ path }: OpenedFile, hasOnnx: boolean) =>
  hasOnnx && /\.(data|weight|bias)$/i.test(path);

/** What an artefact says of its loading besides its files. */
export type SaidOfLoading = {
  /** Undefined where there is an `MLmodel` file that could not be read or understood. */
  flavours: Flavours | undefined;
  /** Texts of the files in which a library finds Python code to run; undefined for one that could not be read. */
  configuration?: ReadonlyMap<string, string | undefined>;
};

/**
 * The format of an artefact and whether loading it can run code that is inside it: `yes` as soon as one part can, `no`
 * only when every part is of a format that cannot and all that says how it is loaded was understood, else `unknown`. It
 * reads names, first bytes, the `MLmodel` file and configuration; it never loads anything, and it is no scanner of what
 * the code would do. Pure.
 */
export function judgeFormat(
  files: readonly OpenedFile[],
  { flavours, configuration = new Map() }: SaidOfLoading,
): { format: Format; files: File[] } {
  const said = readFindings(flavours ?? {});
  const hasOnnx = files.some(({ path }) => /\.onnx$/i.test(path));
  const perFile = files.map(file => {
    const finding = findingOf(file, {
      isText: said.text.some(data => isBelow(file.path, data)),
      isUnpickled: said.unpickled.includes(file.path),
    });
    const isKnownTensor =
      isTensor(file, hasOnnx) && finding?.format === 'unknown';
    return { file, finding: isKnownTensor ? undefined : finding };
  });
  const findings = [
    ...perFile.flatMap(({ finding }) => finding ?? []),
    ...said.findings,
    ...readConfiguration(configuration, Object.keys(flavours ?? {})),
    ...(flavours ? [] : [NOT_UNDERSTOOD]),
  ];
  const runsCode = (['yes', 'unknown', 'no'] as const).find(one =>
    findings.some(finding => finding.runsCode === one),
  );
  const deciding = findings.filter(one => one.runsCode === runsCode);
  const name = deciding[0]?.format ?? 'unknown';
  const isSaid = said.framework && name.startsWith(said.framework);
  return {
    format: {
      name: said.framework && !isSaid ? `${said.framework}, ${name}` : name,
      runsCode: runsCode ?? 'unknown',
      why: runsCode
        ? sentence(runsCode, deciding)
        : 'No file of the artefact is known to hold a model.',
    },
    files: perFile.map(({ file: { path, size, sha256 }, finding }) => ({
      path,
      size,
      sha256,
      ...(finding && finding.format !== 'unknown'
        ? { format: finding.format, runsCode: finding.runsCode }
        : {}),
    })),
  };
}
