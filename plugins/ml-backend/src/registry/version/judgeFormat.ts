import type { RunsCode, VersionDetail } from '@slipway/plugin-ml-common';
import { fileKind, type FileKind } from './fileKinds';
import { readFindings } from './flavourFindings';
import type { Flavours } from './mlModelFile';

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

const findingOf = (file: OpenedFile, isData: boolean): Finding | undefined => {
  const kind = fileKind(file.path, file.opening);
  if (kind && kind !== 'aside') return { ...kind, where: file.path };
  if (kind === 'aside') {
    return isData && /\.(json|txt)$/i.test(file.path)
      ? {
          where: file.path,
          format: 'native text',
          runsCode: 'no',
          why: 'it is plain text that holds values, no code',
        }
      : undefined;
  }
  if (/\.py$/i.test(file.path))
    return {
      where: file.path,
      format: 'Python code',
      runsCode: 'unknown',
      why: 'it is Python code, which runs where the one who loads the model asks for it',
    };
  return {
    where: file.path,
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

/**
 * The format of an artefact and whether loading it can run code that is inside it: `yes` as soon as one part can, `no`
 * only when every part is of a format that cannot, else `unknown`. It reads names, first bytes and the `MLmodel` file;
 * it never loads anything, and it is no scanner of what the code would do. Pure.
 */
export function judgeFormat(
  files: readonly OpenedFile[],
  flavours: Flavours,
): { format: Format; files: File[] } {
  const said = readFindings(flavours);
  const hasOnnx = files.some(({ path }) => /\.onnx$/i.test(path));
  const perFile = files.map(file => ({
    file,
    finding:
      // ONNX keeps large tensors in files beside the graph, whose names it chooses.
      hasOnnx && /\.(data|weight|bias)$/i.test(file.path)
        ? undefined
        : findingOf(
            file,
            said.data.some(data => isBelow(file.path, data)),
          ),
  }));
  const findings = [
    ...said.findings,
    ...perFile.flatMap(({ finding }) => finding ?? []),
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
