import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { allParts } from '../parts/index.mjs';
import { isAlive, markedWith, residentMemory } from '../processes/identity.mjs';
import { isRunning, readRun } from '../processes/record.mjs';
import { knownSecrets } from '../secrets.mjs';
import { settingsFrom, settingsOf } from '../settings.mjs';

/**
 * ./slipway status: what runs, where, and how much memory it takes. With --json for programs.
 *
 * @returns {Promise<number>} 0 when everything answers, 3 otherwise
 */
export async function run(args) {
  const { values } = readArguments(args, {
    ...settingsOptions,
    json: { type: 'boolean' },
  });
  const { state, ports } = settingsFrom(values);
  const record = readRun(state);
  const settings = settingsOf(state, record?.ports ?? ports);
  const secrets = knownSecrets(state);
  const running = isRunning(record);
  const parts = await Promise.all(
    Object.entries(record?.parts ?? {}).map(
      async ([name, { pid, started }]) => {
        const part = allParts(record.url === settings.urls.web).find(
          candidate => candidate.name === name,
        );
        const alive = isAlive({ pid, started });
        const ready = alive && Boolean(await part?.ready(settings, secrets));
        return {
          name,
          pid,
          state: ready ? 'answers' : alive ? 'runs, does not answer' : 'ended',
        };
      },
    ),
  );
  const memory = record
    ? residentMemory([
        ...markedWith(record.id),
        ...(running ? [record.supervisor.pid] : []),
      ])
    : 0;
  const isWhole = running && parts.every(({ state }) => state === 'answers');
  if (values.json) {
    const { url } = record ?? {};
    process.stdout.write(
      `${JSON.stringify({ running, ready: isWhole, url, memory, parts })}\n`,
    );
    return isWhole ? 0 : 3;
  }
  if (!record) {
    process.stdout.write(
      'Slipway is not running. Start it with ./slipway up\n',
    );
    return 3;
  }
  parts.forEach(({ name, pid, state }) =>
    process.stdout.write(
      `  ${name.padEnd(12)}${String(pid).padEnd(10)}${state}\n`,
    ),
  );
  process.stdout.write(
    running
      ? `\n  ${record.url}, ${(memory / 1024 ** 3).toFixed(
          1,
        )} GB resident\n  Password of the demo people: ${
          secrets.SLIPWAY_DEMO_PASSWORD
        }\n`
      : '\n  The start that began these was killed: end them with ./slipway down, or start again with ./slipway up\n',
  );
  return isWhole ? 0 : 3;
}
