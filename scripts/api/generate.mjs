// Writes the API's types from openapi/*.yaml; `--check` fails when the file on disk is not what it would write.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const at = path => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const SOURCES = at('plugins/ml-backend/src/api/openapi/');
const TYPES = at('plugins/ml-common/src/api/schema.generated.ts');
const DOCUMENT = at('plugins/ml-backend/src/api/openapi.generated.ts');
const NOTE =
  '// Made from openapi/*.yaml by `yarn api:generate`. Change the source, not this file.\n';

/** Adds the entries of one object to another; each name belongs to one file. */
function add(target, entries = {}, file) {
  for (const [name, value] of Object.entries(entries)) {
    if (name in target) throw new Error(`${file}: ${name} is there already`);
    target[name] = value;
  }
}

/** One document: shared.yaml with the paths and schemas of every room's file. */
async function readDocument() {
  const read = async file => parse(await readFile(`${SOURCES}${file}`, 'utf8'));
  const document = await read('shared.yaml');
  for (const file of (await readdir(SOURCES)).sort()) {
    if (file === 'shared.yaml') continue;
    const { paths, components } = await read(file);
    add(document.paths, paths, file);
    add(document.components.schemas, components?.schemas, file);
  }
  return document;
}

async function render() {
  const document = await readDocument();
  const types = NOTE + astToString(await openapiTS(document));
  const spec =
    `${NOTE}/** The API's OpenAPI document, for request validation. */\n` +
    `export const openApiDocument = ${JSON.stringify(
      document,
      null,
      2,
    )} as const;\n`;
  const files = [
    [TYPES, types],
    [DOCUMENT, spec],
  ];
  return Promise.all(
    files.map(async ([path, text]) => {
      const options = await prettier.resolveConfig(path);
      return [path, prettier.format(text, { ...options, filepath: path })];
    }),
  );
}

const stale = [];
for (const [path, text] of await render()) {
  const onDisk = await readFile(path, 'utf8').catch(() => '');
  if (onDisk === text) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) await writeFile(path, text);
}
if (stale.length && process.argv.includes('--check')) {
  console.error(
    `Run 'yarn api:generate': ${stale.join(
      ', ',
    )} is not what openapi/*.yaml says.`,
  );
  process.exit(1);
}
