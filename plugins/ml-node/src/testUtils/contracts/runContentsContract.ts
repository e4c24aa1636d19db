import type { ArtefactOwner, TrackingServer } from '../../ports';
import type { TrackingServerHarness } from './trackingServerContract';

const RTL = '\u202E';

const pathsOf = async (
  server: TrackingServer,
  owner: ArtefactOwner,
  path?: string,
) => {
  const { items } = await server.listArtefacts({ ...owner, path, limit: 500 });
  return items.map(item => `${item.path}${item.isDirectory ? '/' : ''}`);
};

/** What every `TrackingServer` says of the contents of runs. Call it within a `describe`. */
export function runContentsContract(
  create: () => Promise<TrackingServerHarness>,
): void {
  it('lists a run’s files, folders first, each on exactly one page', async () => {
    const { server, experimentName, addRun } = await create();
    const { id: runId } = await addRun(experimentName, {
      contents: {
        files: { 'b.txt': 'b', 'a.json': '{}', 'plots/roc.svg': '<svg/>' },
      },
    });
    const query = { runId, limit: 2 };
    const first = await server.listArtefacts(query);
    expect(first.items).toEqual([
      { path: 'plots', isDirectory: true, size: undefined },
      { path: 'a.json', isDirectory: false, size: 2 },
    ]);
    const second = await server.listArtefacts({
      ...query,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ path }) => path)).toEqual(['b.txt']);
    expect(second.nextCursor).toBeUndefined();
    await expect(pathsOf(server, { runId }, 'plots')).resolves.toEqual([
      'plots/roc.svg',
    ]);
    await expect(pathsOf(server, { runId }, 'none')).resolves.toEqual([]);
  });

  it('reads no more of a file than was asked for', async () => {
    const { server, experimentName, addRun } = await create();
    const { id: runId } = await addRun(experimentName, {
      contents: { files: { 'words.txt': 'hello world' } },
    });
    const read = async (maxBytes: number) => {
      const { bytes, complete } = await server.readArtefact({
        runId,
        path: 'words.txt',
        maxBytes,
      });
      return [Buffer.from(bytes).toString(), complete];
    };
    await expect(read(100)).resolves.toEqual(['hello world', true]);
    await expect(read(11)).resolves.toEqual(['hello world', true]);
    await expect(read(5)).resolves.toEqual(['hello', false]);
  });

  it('knows no file and no run that are not there', async () => {
    const { server, experimentName, addRun } = await create();
    const { id: runId } = await addRun(experimentName, {});
    const maxBytes = 10;
    await expect(
      server.readArtefact({ runId, path: 'none.txt', maxBytes }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    const unknown = { runId: '0123456789abcdef0123456789abcdef' };
    await expect(
      server.listArtefacts({ ...unknown, limit: 10 }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(server.getRunParts(unknown.runId)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each([
    '../secret',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    '.',
    'a\\b',
    'a\0',
  ])('refuses the path %j', async path => {
    const { server, experimentName, addRun } = await create();
    const { id: runId } = await addRun(experimentName, {});
    await expect(
      server.readArtefact({ runId, path, maxBytes: 10 }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      server.listArtefacts({ runId, path, limit: 10 }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('gives hostile names, notes, tags and parameters as they are', async () => {
    const { server, experimentName, addRun } = await create();
    const script = '<script>alert(1)</script>';
    const name = `${RTL}gpj.<img src=x onerror=alert(1)>.txt`;
    const { id: runId } = await addRun(experimentName, {
      name: `${script}${RTL}`,
      parameters: { path: '../../etc/passwd', bad: script },
      tags: { bad: `${script}${RTL}` },
      contents: {
        note: `# ${script}\n[go](javascript:alert(1))`,
        files: { [name]: 'text', 'long.txt': 'x'.repeat(1_000_000) },
      },
    });
    const run = await server.getRun(runId);
    expect(run).toMatchObject({
      name: `${script}${RTL}`,
      parameters: { path: '../../etc/passwd', bad: script },
    });
    expect(run.tags.bad).toBe(`${script}${RTL}`);
    const { note } = await server.getRunParts(runId);
    expect(note).toContain('[go](');
    await expect(pathsOf(server, { runId })).resolves.toEqual(
      ['long.txt', name].sort(),
    );
    const { bytes } = await server.readArtefact({
      runId,
      path: name,
      maxBytes: 100,
    });
    expect(Buffer.from(bytes).toString()).toBe('text');
  });

  it('gives the models that a run logged, their metrics by dataset, and their files', async () => {
    const { server, experimentName, addRun } = await create();
    const { id: runId } = await addRun(experimentName, {
      datasets: [
        {
          name: 'flights',
          digest: 'abc',
          context: 'training',
        },
      ],
      contents: {
        models: [
          {
            id: 'm-1',
            name: 'delay',
            type: 'torch',
            parameters: { depth: '3' },
            metrics: [
              {
                key: 'auc',
                value: 0.75,
                step: 2,
                timestamp: 1_700_000_000_000,
                dataset: { name: 'flights', digest: 'abc' },
              },
            ],
            files: { MLmodel: 'flavors: {}', 'data/model.bin': 'x' },
          },
        ],
      },
    });
    const { models, datasets } = await server.getRunParts(runId);
    expect(datasets).toMatchObject([{ name: 'flights', digest: 'abc' }]);
    expect(models).toMatchObject([
      {
        name: 'delay',
        role: 'made',
        status: 'ready',
        type: 'torch',
        sourceRunId: runId,
        parameters: { depth: '3' },
        metrics: [
          {
            key: 'auc',
            value: 0.75,
            step: 2,
            dataset: { name: 'flights', digest: 'abc' },
          },
        ],
      },
    ]);
    await expect(
      pathsOf(server, { loggedModelId: models[0].id }),
    ).resolves.toEqual(['data/', 'MLmodel']);
  });
}
