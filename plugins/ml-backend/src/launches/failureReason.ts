import { stripVTControlCharacters } from 'node:util';

const LINES = 20;
const LENGTH = 2_000;

/** Words that look like a secret's value. A guess: what a job prints is the job's own responsibility. */
const SECRETS: [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, '$1***@'],
  [/\b(bearer|basic|token)\s+[\w.~+/=-]{12,}/gi, '$1 ***'],
  [
    /\b([\w-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key))(["']?\s*[=:]\s*["']?)[^\s"',;]+/gi,
    '$1$2***',
  ],
];

/** The last lines of a failed execution's log as a reason: without colours, without what looks like a secret, bounded. */
export function failureReason(options: {
  log: string;
  exitCode?: number;
  /** In the cluster's words. */
  reason?: string;
}): string {
  const { log, exitCode, reason } = options;
  const lines = redact(log)
    .split(/\r?\n/)
    // A progress bar writes its line again and again.
    .map(line => line.slice(line.lastIndexOf('\r') + 1).trimEnd())
    .filter(line => line !== '')
    .slice(-LINES);
  const head =
    exitCode === undefined
      ? redact(reason ?? 'The execution failed').slice(0, LENGTH / 4)
      : `The execution ended with exit code ${exitCode}`;
  if (lines.length === 0) return head;
  const tail = lines.join('\n');
  const room = LENGTH - head.length - 2;
  return `${head}:\n${tail.length > room ? `…${tail.slice(1 - room)}` : tail}`;
}

function redact(text: string): string {
  return SECRETS.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
    stripVTControlCharacters(text),
  );
}
