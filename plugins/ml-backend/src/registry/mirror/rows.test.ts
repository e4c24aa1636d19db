import { modelColumns, versionColumns } from './rows';

const MODEL = { name: 'flight-delay', aliases: {}, tags: {} };
const VERSION = {
  model: 'flight-delay',
  version: '1',
  status: 'ready' as const,
  tags: {},
};

describe('what is kept of a registry', () => {
  it.each([
    [1_700_000_000_000, '2023-11-14T22:13:20.000Z'],
    [-62_167_219_200_000, '0000-01-01T00:00:00.000Z'],
    [NaN, '1970-01-01T00:00:00.000Z'],
    [Infinity, '9999-12-31T23:59:59.999Z'],
    [1.7e18, '9999-12-31T23:59:59.999Z'],
    [-1e15, '0000-01-01T00:00:00.000Z'],
  ])('has the time %p as %s', (time, kept) => {
    const times = { createdAt: time, updatedAt: time };
    expect(modelColumns({ ...MODEL, ...times })).toMatchObject({
      created_at: kept,
      updated_at: kept,
    });
    const { created_at: createdAt, ordinal } = versionColumns({
      ...VERSION,
      ...times,
      version: 'a',
    });
    expect(createdAt).toBe(kept);
    expect(ordinal).toBe(Date.parse(kept));
  });

  it('has no user and password of an address, also where the text is cut', () => {
    const at = { createdAt: 1, updatedAt: 1 };
    const address = 'https://user:secret@host/a';
    const tags = { code: `${'x'.repeat(1_980)} ${address}` };
    for (const before of [0, 1_980, 19_980]) {
      const description = `${'x'.repeat(before)} ${address}`;
      const model = modelColumns({ ...MODEL, ...at, description, tags });
      const version = versionColumns({ ...VERSION, ...at, description, tags });
      expect(
        `${model.search_text} ${model.payload} ${version.payload}`,
      ).not.toMatch(/user|secre/);
    }
    expect(
      modelColumns({ ...MODEL, ...at, description: `At ${address}` })
        .search_text,
    ).toBe('flight-delay\nat https://host/a');
  });

  it('has the place of an artefact as it is: it tells one from another', () => {
    const source = 'https://user:secret@host/a';
    const { payload } = versionColumns({
      ...VERSION,
      createdAt: 1,
      updatedAt: 1,
      source,
    });
    expect(JSON.parse(payload)).toMatchObject({ source });
  });

  it('has a stage as every database keeps it', () => {
    const { stage } = versionColumns({
      ...VERSION,
      createdAt: 1,
      updatedAt: 1,
      stage: `Pro\0duction\ud800${'x'.repeat(200)}`,
    });
    expect(stage).toBe(`Production\ufffd${'x'.repeat(89)}`);
  });
});
