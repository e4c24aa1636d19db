import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { command } from '../processes/command.mjs';
import { settingsFrom } from '../settings.mjs';

/** ./slipway logs PART [-f]: what a part has written since its start. */
export async function run(args) {
  const { values, positionals } = readArguments(
    args,
    { ...settingsOptions, follow: { type: 'boolean', short: 'f' } },
    true,
  );
  const folder = join(settingsFrom(values).state, 'logs');
  const known = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => /^[a-z]+\.log$/.test(name))
        .map(name => name.slice(0, -4))
    : [];
  const [part] = positionals;
  if (positionals.length !== 1 || !known.includes(part)) {
    throw new Failure(
      part ? `there is no log of ${positionals.join(' ')}` : 'name a part',
      known.length
        ? `One of: ${known.join(', ')}.`
        : 'Nothing was started yet; start with ./slipway up',
    );
  }
  const file = join(folder, `${part}.log`);
  if (!values.follow) {
    process.stdout.write(readFileSync(file, 'utf8'));
    return 0;
  }
  const { code } = await command('tail', ['-n', '50', '-F', file], {
    show: true,
  });
  return code === 143 ? 0 : code;
}
