// yarn bench NAME
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { setUpPython } from '../scripts/setup/index.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const [name] = process.argv.slice(2);
const names = (await readdir(here('./measure')))
  .filter(file => file.endsWith('.mjs'))
  .map(file => file.replace('.mjs', ''));
if (!names.includes(name)) {
  console.error(`yarn bench NAME, one of: ${names.join(', ')}`);
  process.exit(2);
}

const backstage = JSON.parse(
  await readFile(here('../backstage.json'), 'utf8'),
).version;
await setUpPython();
const { measure } = await import(`./measure/${name}.mjs`);
const result = {
  benchmark: name,
  date: new Date().toISOString(),
  machine: {
    system: type(),
    architecture: process.arch,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  },
  versions: { node: process.version, backstage },
  ...(await measure()),
};
await mkdir(here('./results'), { recursive: true });
await writeFile(
  here(`./results/${name}.json`),
  format(JSON.stringify(result), { parser: 'json' }),
);
console.log(JSON.stringify(result, null, 2));
