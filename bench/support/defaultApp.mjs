// Backstage's default app of the same release, made by its own create-app, with what this repository pins to install it.
import { execFile } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

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
  if (!(await exists(folder)))
    await run(
      'npx',
      ['--yes', CREATE_APP, '--skip-install', '--path', folder],
      { cwd: parent, env: { ...process.env, BACKSTAGE_APP_NAME: 'default' } },
    );
  await pin(root, folder);
  const yarn = join(folder, '.yarn', 'releases', 'yarn-4.13.0.cjs');
  const inFolder = { cwd: folder, maxBuffer: 2 ** 26 };
  await run(process.execPath, [yarn, 'install'], inFolder);
  await run(process.execPath, [yarn, 'workspace', 'app', 'build'], inFolder);
  await writeFile(done, '');
  return folder;
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
