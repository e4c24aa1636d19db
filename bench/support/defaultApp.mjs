// Backstage's default app of the same release, made by its own create-app, with what this repository pins to install it.
import { execFile } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { yarnScript } from '../../scripts/setup/yarn.mjs';

const run = promisify(execFile);
const CREATE_APP = '@backstage/create-app@0.9.2';

const exists = path =>
  access(path).then(
    () => true,
    () => false,
  );

/** Makes the default app once and builds its web app. Answers its folder. */
export async function defaultApp(root) {
  const parent = join(root, '.slipway', 'bench');
  const folder = join(parent, 'default-app');
  const done = join(folder, '.made');
  if (await exists(done)) return folder;
  await mkdir(parent, { recursive: true });
  const env = await withYarn(parent);
  if (!(await exists(folder)))
    await run(
      'npx',
      ['--yes', CREATE_APP, '--skip-install', '--path', folder],
      { cwd: parent, env: { ...env, BACKSTAGE_APP_NAME: 'default' } },
    );
  await pin(root, folder);
  const inFolder = { cwd: folder, env, maxBuffer: 2 ** 26 };
  await run('yarn', ['install', '--no-immutable'], inFolder);
  await run('yarn', ['workspace', 'app', 'build'], inFolder);
  await writeFile(done, '');
  return folder;
}

/** create-app asks for a `yarn` on the path and looks at nothing else. */
async function withYarn(parent) {
  const folder = join(parent, 'bin');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarnScript}" "$@"\n`,
    { mode: 0o755 },
  );
  return {
    ...process.env,
    PATH: [folder, process.env.PATH].join(delimiter),
    YARN_ENABLE_TELEMETRY: '0',
  };
}

async function pin(root, folder) {
  const ours = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const path = join(folder, 'package.json');
  const theirs = JSON.parse(await readFile(path, 'utf8'));
  theirs.resolutions = { ...theirs.resolutions, ...ours.resolutions };
  theirs.dependenciesMeta = ours.dependenciesMeta;
  await writeFile(path, `${JSON.stringify(theirs, null, 2)}\n`);
  await writeFile(join(folder, 'yarn.lock'), '');
}
