import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { RENDERING_RECORD_PATH } from '../rendering/RenderingRecord';
import {
  filesBelow,
  renderTemplate,
  type Files,
} from '../__testUtils__/renderTemplate';

const root = resolve(__dirname, '../../../..');
const template = join(root, 'templates/pytorch-ray');
const example = join(root, 'examples/flight-delay');

const answers = {
  name: 'flight-delay',
  description:
    'Probability that a departure from New York leaves more than 15 minutes late',
  owner: 'group:default/departures',
  system: 'flight-operations',
  tier: 2,
};

const textOf = (files: Files, path: string) => files.get(path)?.toString();

/** Is the file one that the template keeps the same in every repository? */
const managedIn = (files: Files) => {
  const { managed }: { managed: string[] } = parse(
    textOf(files, '.slipway/managed.yaml') ?? '',
  );
  return (path: string) =>
    path === RENDERING_RECORD_PATH ||
    managed.some(one =>
      one.endsWith('/') ? path.startsWith(one) : path === one,
    );
};

jest.setTimeout(60_000);

describe('examples/flight-delay', () => {
  let rendered: Files;
  let found: Files;

  beforeAll(async () => {
    rendered = await renderTemplate(template, answers);
    // After a change of the template: SLIPWAY_UPDATE_EXAMPLES=1 writes what it keeps into the example.
    if (process.env.SLIPWAY_UPDATE_EXAMPLES) {
      const isManaged = managedIn(rendered);
      for (const [path, content] of rendered) {
        if (isManaged(path)) {
          await mkdir(dirname(join(example, path)), { recursive: true });
          await writeFile(join(example, path), content);
        }
      }
    }
    found = await filesBelow(example);
  });

  it('is the rendering of our template: what the template keeps is the same byte for byte', () => {
    const isManaged = managedIn(rendered);
    const kept = [...rendered.keys()].filter(isManaged);
    expect(kept.length).toBeGreaterThan(20);
    for (const path of kept) {
      expect([path, textOf(found, path)]).toEqual([
        path,
        textOf(rendered, path),
      ]);
    }
    expect([...found.keys()].filter(isManaged).sort()).toEqual(kept.sort());
  });

  it('has replaced the task that the template starts with by its own', () => {
    for (const name of ['data', 'features', 'model', 'quality']) {
      const path = `src/flight_delay/${name}.py`;
      expect(rendered.has(path)).toBe(true);
      expect(found.has(path)).toBe(true);
      expect(textOf(found, path)).not.toBe(textOf(rendered, path));
    }
  });

  it('remembers the answers it was made of', () => {
    expect(parse(textOf(found, RENDERING_RECORD_PATH) ?? '')).toMatchObject({
      template: 'template:default/pytorch-ray',
      version: '1',
      answers,
    });
  });
});

describe('templates/pytorch-ray', () => {
  it('leaves no placeholder behind, and no system where none was named', async () => {
    const description = 'How long an aircraft stays: "on blocks" to "off"';
    const made = await renderTemplate(template, {
      name: 'gate-turnaround',
      description,
      owner: 'group:default/arrivals',
      tier: 4,
    });
    const catalog = textOf(made, 'catalog-info.yaml') ?? '';
    expect(catalog).not.toMatch(/^ {2}system:/m);
    const [model, ...others] = parseAllDocuments(catalog).map(one =>
      one.toJS(),
    );
    expect(model.metadata.description).toBe(description);
    expect(others.map(entity => entity.metadata.name)).toContain(
      'gate-turnaround-training',
    );
    expect(made.has('src/gate_turnaround/standard/training.py')).toBe(true);
    const text = [...made.values()].map(String).join('\n');
    expect(text).not.toMatch(/\$\{\{|\{%/);
  });
});
