import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { FakeRegistry } from '@slipway/plugin-ml-node/testUtils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { ArtefactFactsReader } from './ArtefactFacts';
import { VersionFactsStore } from './version';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const AWAY = new ServiceUnavailableError('The registry does not answer');

const FILES = {
  MLmodel: `flavors: {onnx: {data: model.onnx}}\nsignature:\n  inputs: '[{"name": "delay", "type": "long"}]'\n`,
  'model.onnx': 'graph',
  'requirements.txt': 'onnx==1.19\n',
};

describe.each(databases.eachSupportedId())('facts of artefacts on %p', id => {
  const setUp = async (files: Record<string, string> = FILES) => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const registry = new FakeRegistry();
    const version = registry.addVersion('flight-delay', { files });
    let now = new Date('2026-03-02T08:00:00Z');
    const logger = mockServices.logger.mock();
    const facts = new VersionFactsStore({ database, now: () => now });
    const newReader = () =>
      new ArtefactFactsReader({ facts, logger, now: () => now });
    const found = await registry.getVersion({ model: 'flight-delay', version });
    return {
      registry,
      newReader,
      reader: newReader(),
      found,
      later: (seconds: number) => {
        now = new Date(now.getTime() + seconds * 1_000);
      },
    };
  };

  it('are read once, and for the next process too', async () => {
    const { reader, newReader, registry, found } = await setUp();
    const facts = await reader.read(registry, found);
    expect(facts).toMatchObject({
      digest: expect.stringMatching(/^sha256:/),
      format: { name: 'ONNX', runsCode: 'no' },
      signature: { inputs: [{ name: 'delay' }] },
      dependencies: ['onnx==1.19'],
    });
    await expect(reader.read(registry, found)).resolves.toEqual(facts);
    await expect(newReader().read(registry, found)).resolves.toEqual(facts);
    expect(registry.faults.count('digestArtefact')).toBe(1);
  });

  it('are not kept while a file could not be read, and then say no more than they know', async () => {
    const { reader, registry, found } = await setUp();
    // The first of the small files is MLmodel.
    registry.faults.failNext('readArtefactFile', AWAY);
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      signature: undefined,
      format: { runsCode: 'unknown' },
    });
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      signature: { inputs: [{ name: 'delay' }] },
      format: { runsCode: 'no' },
    });
  });

  it('are kept where a file is only gone', async () => {
    const { reader, newReader, registry, found } = await setUp();
    registry.faults.failNext('readArtefactFile', new NotFoundError('gone'));
    await reader.read(registry, found);
    await newReader().read(registry, found);
    expect(registry.faults.count('digestArtefact')).toBe(1);
  });

  it('take no file that is not the one that was digested', async () => {
    const { reader, registry, found } = await setUp();
    const readFile = registry.readArtefactFile.bind(registry);
    jest
      .spyOn(registry, 'readArtefactFile')
      .mockImplementation(async query =>
        query.path === 'MLmodel'
          ? Buffer.from('flavors: {onnx: {data: other.onnx}}')
          : readFile(query),
      );
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      format: {
        runsCode: 'unknown',
        why: expect.stringContaining('could not be read'),
      },
    });
  });

  it('do not take an MLmodel file that is too large to read for one that says nothing', async () => {
    const { reader, registry, found } = await setUp({
      ...FILES,
      MLmodel: `flavors: {sklearn: {pickled_model: model.onnx}}\n#${'x'.repeat(
        1_100_000,
      )}`,
    });
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      format: { runsCode: 'unknown' },
    });
  });

  it('that failed quickly are tried again at once, those that took long after some minutes', async () => {
    const { reader, registry, found, later } = await setUp();
    registry.faults.failNext('digestArtefact', AWAY);
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      digestError: 'The registry does not answer',
    });
    const release = registry.faults.hold('digestArtefact');
    registry.faults.failNext('digestArtefact', AWAY);
    const slow = reader.read(registry, found);
    await started(registry, 2);
    later(60);
    release();
    await slow;
    await expect(reader.read(registry, found)).resolves.toMatchObject({
      digestError: 'The registry does not answer',
    });
    expect(registry.faults.count('digestArtefact')).toBe(2);
    later(200);
    await expect(reader.read(registry, found)).resolves.not.toHaveProperty(
      'digestError',
    );
  });

  it('are read of two artefacts at once, and then of the next', async () => {
    const { reader, registry, found } = await setUp();
    const release = registry.faults.hold('digestArtefact');
    const more = ['2', '3'].map(version => {
      registry.addVersion('flight-delay', { files: FILES });
      return { ...found, version };
    });
    const reading = [found, ...more].map(one => reader.read(registry, one));
    await started(registry, 2);
    expect(registry.faults.count('digestArtefact')).toBe(2);
    release();
    await Promise.all(reading);
    expect(registry.faults.count('digestArtefact')).toBe(3);
  });
});

/** Waits until so many digests have begun. */
async function started(registry: FakeRegistry, digests: number) {
  while (registry.faults.count('digestArtefact') < digests) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
