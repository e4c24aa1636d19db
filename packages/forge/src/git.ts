import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** What git says when it refuses. */
export class GitError extends Error {
  override name = 'GitError';
}

/**
 * The environment git runs in: nothing of the person's own configuration, no questions, and none of our secrets.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    // A push may carry trees with entries like '..': they would be unpacked by whoever reads the archive.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'receive.fsckObjects',
    GIT_CONFIG_VALUE_0: 'true',
  };
}

/** Starts git on a bare repository; the caller reads what it prints. */
export function startGit(
  repository: string,
  args: string[],
): ChildProcessWithoutNullStreams {
  return spawn('git', ['--git-dir', repository, ...args], {
    env: gitEnvironment(),
  });
}

/**
 * Runs git on a bare repository to its end.
 *
 * @param limit - bytes of output after which git is stopped and what came so far is returned
 * @returns what it printed
 * @throws GitError with git's own words when it exits with another status than 0
 */
export async function git(
  repository: string,
  args: string[],
  limit = Infinity,
): Promise<Buffer> {
  const child = startGit(repository, args);
  child.stdin.end();
  const chunks: Buffer[] = [];
  let size = 0;
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) {
      child.kill();
    }
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    words = `${words}${text}`.slice(0, 2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 && size <= limit) {
    throw new GitError(
      words.trim() || `git ${args[0]} ended with status ${code}`,
    );
  }
  return Buffer.concat(chunks).subarray(
    0,
    limit === Infinity ? undefined : limit,
  );
}
