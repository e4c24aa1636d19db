import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotFoundError } from '@backstage/errors';
import { FakeRegistry } from '@slipway/plugin-ml-node/testUtils';
import { EntityAccess } from '../../authorization';
import { ArtefactFactsReader } from '../ArtefactFacts';
import { EveryVersion } from '../mirror/EveryVersion';
import { startMirror } from '../mirror/__testUtils__/startMirror';
import { VersionFactsStore } from '../version';
import { CardReader } from './CardReader';
import { CardStore } from './CardStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTES = 60_000;

describe.each(databases.eachSupportedId())('cards on %p', id => {
  /** A mirrored registry, of which the catalog describes one model. */
  const open = async () => {
    const portal = await startMirror(await databases.init(id));
    const { registry, database, clock, positions, now } = portal;
    const catalogued = {
      models: ['delay'],
      names: () =>
        database('registry_models')
          .whereIn('model', catalogued.models)
          .select('instance', 'model'),
      count: async () => catalogued.models.length,
    };
    const logger = mockServices.logger.mock();
    const cards = new CardStore({ database, now });
    const facts = new VersionFactsStore({ database, now });
    const everyVersion = new EveryVersion({
      database,
      positions,
      access: new EntityAccess({
        auth: mockServices.auth(),
        catalog: catalogServiceMock(),
        permissions: mockServices.permissions(),
      }),
    });
    const page = () =>
      everyVersion.list({ limit: 50 }, mockCredentials.service());
    const readerOf = (...registries: FakeRegistry[]) =>
      new CardReader({
        cards,
        catalogued,
        logger,
        now,
        ports: { modelRegistries: registries },
        positions,
      });
    const reader = readerOf(registry);
    return {
      ...portal,
      catalogued,
      cards,
      facts,
      readerOf,
      artefacts: new ArtefactFactsReader({ facts, logger, now }),
      turn: async () => {
        clock.at += MINUTES;
        await reader.turn(new AbortController().signal);
      },
      revision: async () => (await page()).revision,
      /** The cards that search has, by version, of those that have one. */
      searched: async () =>
        (await page()).items.flatMap(({ model, version, card }) =>
          card === undefined ? [] : `${model} ${version}: ${card}`,
        ),
      addVersions: (count: number, model = 'delay') => {
        for (let n = 1; n <= count; n += 1) {
          registry.addVersion(model, {
            files: { 'README.md': `the ${n}`, 'code/README.md': 'code' },
          });
        }
      },
      asked: () => registry.faults.count('listArtefactFiles'),
    };
  };

  it('are read of the models that the catalog describes, and of no artefact more than the card', async () => {
    const { addVersions, registry, look, turn, searched } = await open();
    addVersions(1);
    addVersions(1, 'uncatalogued');
    await look();
    await turn();
    expect(await searched()).toEqual(['delay 1: the 1']);
    expect(registry.faults.count('digestArtefact')).toBe(0);
    expect(registry.faults.count('readArtefactFile')).toBe(1);
  });

  it('are read a few at a time, first of what an alias points at and of the newest', async () => {
    const { addVersions, registry, look, turn, searched, cards, catalogued } =
      await open();
    addVersions(30);
    await registry.setAlias({
      model: 'delay',
      alias: 'champion',
      version: '2',
    });
    await look();
    const first = await cards.findUnread('default', catalogued.names(), 3);
    expect(first.map(({ version }) => version.version)).toEqual([
      '30',
      '2',
      '29',
    ]);
    await turn();
    expect(await searched()).toHaveLength(20);
    expect(await searched()).toContain('delay 2: the 2');
    await turn();
    expect(await searched()).toHaveLength(30);
  });

  it('are not looked for while nothing is new', async () => {
    const { addVersions, look, turn, cards, searched, asked } = await open();
    addVersions(1);
    await look();
    await turn();
    const find = jest.spyOn(cards, 'findUnread');
    await turn();
    expect(find).not.toHaveBeenCalled();
    addVersions(1);
    await look();
    await turn();
    expect(await searched()).toHaveLength(2);
    expect(asked()).toBe(2);
  });

  it('are looked for once the catalog describes another model', async () => {
    const { addVersions, look, turn, catalogued, searched } = await open();
    addVersions(1, 'arrival');
    await look();
    await turn();
    expect(await searched()).toEqual([]);
    catalogued.models.push('arrival');
    await turn();
    expect(await searched()).toEqual(['arrival 1: the 1']);
  });

  it('that are not there are not asked for again, and change nothing', async () => {
    const { registry, look, turn, clock, asked, revision } = await open();
    registry.addVersion('delay', { files: { 'model.onnx': 'graph' } });
    await look();
    const before = await revision();
    await turn();
    expect(await revision()).toBe(before);
    clock.at += 120 * MINUTES;
    await turn();
    expect(asked()).toBe(1);
  });

  it('that could not be read are asked for again later and later', async () => {
    const { addVersions, registry, look, turn, clock, asked, searched } =
      await open();
    addVersions(2);
    await look();
    for (const _ of [1, 2]) {
      registry.faults.failNext('listArtefactFiles', new NotFoundError('Gone'));
    }
    await turn();
    expect(asked()).toBe(2);
    await turn();
    expect(asked()).toBe(2);
    for (const _ of [1, 2]) {
      registry.faults.failNext('listArtefactFiles', new NotFoundError('Gone'));
    }
    clock.at += 10 * MINUTES;
    await turn();
    expect(asked()).toBe(4);
    clock.at += 10 * MINUTES;
    await turn();
    expect(asked()).toBe(4);
    clock.at += 10 * MINUTES;
    await turn();
    expect(await searched()).toHaveLength(2);
  });

  it('of a registry that does not answer hold up no other', async () => {
    const { addVersions, registry, look, readerOf, asked, signal } =
      await open();
    addVersions(3);
    await look();
    registry.faults.goDown();
    const other = new FakeRegistry({ name: 'other' });
    await readerOf(registry, other).turn(signal);
    expect(asked()).toBe(1);
  });

  it('of a version that is still being registered are read once it is there', async () => {
    const { registry, look, turn, clock, asked } = await open();
    registry.addVersion('delay', { status: 'pending' });
    await look();
    await turn();
    expect(asked()).toBe(0);
    registry.changeVersion(
      { model: 'delay', version: '1' },
      { status: 'ready' },
    );
    await look();
    clock.at += 10 * MINUTES;
    await turn();
    expect(asked()).toBe(1);
  });

  it('take nothing from what was read of the whole artefact, nor stand for it', async () => {
    const { addVersions, registry, look, turn, facts, artefacts, searched } =
      await open();
    addVersions(2);
    await look();
    const versionOf = (version: string) =>
      registry.getVersion({ model: 'delay', version });
    await artefacts.read(registry, await versionOf('1'));
    await turn();
    expect(registry.faults.count('listArtefactFiles')).toBe(1);
    const summaries = async () => [
      ...(
        await facts.findSummaries(
          { instance: 'default', model: 'delay' },
          await Promise.all(
            ['1', '2'].map(async version => ({
              version,
              createdAt: new Date(
                (
                  await versionOf(version)
                ).createdAt,
              ).toISOString(),
            })),
          ),
        )
      ).keys(),
    ];
    expect(await summaries()).toEqual(['1']);
    await expect(
      artefacts.read(registry, await versionOf('2')),
    ).resolves.toMatchObject({ digest: expect.any(String) });
    expect((await summaries()).sort()).toEqual(['1', '2']);
    expect(await searched()).toHaveLength(2);
  });
});
