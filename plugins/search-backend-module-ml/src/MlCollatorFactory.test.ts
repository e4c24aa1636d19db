import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { mockServices } from '@backstage/backend-test-utils';
import {
  LunrSearchEngine,
  TestPipeline,
} from '@backstage/plugin-search-backend-node';
import { collatorOver } from './__testUtils__/collatorOver';
import type { MlCollatorFactory } from './MlCollatorFactory';

async function documentsOf(factory: MlCollatorFactory) {
  const { documents, error } = await TestPipeline.fromCollator(
    await factory.getCollator(),
  ).execute();
  expect(error).toBeFalsy();
  return documents;
}

describe('the collator', () => {
  it('makes a document of each of our entities and of each version that is there, for whoever may read the entity', async () => {
    const { factory } = collatorOver();
    expect(factory.type).toBe('ml');
    expect(factory.visibilityPermission.name).toBe('ml.search.read');
    const documents = await documentsOf(factory);
    expect(documents.map(({ title, location }) => [title, location])).toEqual([
      ['Flight delay', '/catalog/default/mlmodel/flight-delay'],
      ['weather', '/catalog/default/featureset/weather'],
      [
        'Flight delay version 2',
        '/catalog/default/mlmodel/flight-delay/versions/2',
      ],
      [
        'Flight delay version 1',
        '/catalog/default/mlmodel/flight-delay/versions/1',
      ],
      ['no-show version 7', '/catalog/default/component/no-show/versions/7'],
    ]);
    expect(documents[2]).toMatchObject({
      kind: 'version',
      version: '2',
      owner: 'group:default/departures',
      authorization: { resourceRef: 'mlmodel:default/flight-delay' },
      text: expect.stringContaining('champion'),
    });
    expect(documents[1]).toMatchObject({
      kind: 'featureset',
      owner: 'unowned',
    });
  });

  it('is found by description, by what the registry says, by tag, by feature and by a word of a card', async () => {
    const { factory } = collatorOver();
    const engine = new LunrSearchEngine({ logger: mockServices.logger.mock() });
    const { error } = await TestPipeline.fromIndexer(
      await engine.getIndexer('ml'),
    )
      .withDocuments(await documentsOf(factory))
      .execute();
    expect(error).toBeFalsy();
    const found = async (term: string) =>
      (await engine.query({ term, types: ['ml'] })).results.map(
        ({ document }) => document.title,
      );
    expect(await found('leave late')).toContain('Flight delay');
    expect(await found('departures of 2013')).toContain('Flight delay');
    expect(await found('champion')).toContain('Flight delay version 2');
    expect(await found('torch')).toContain('Flight delay version 1');
    expect((await found('wind_gust'))[0]).toBe('weather');
    expect((await found('thunderstorms'))[0]).toBe('Flight delay version 1');
  });

  it('leaves an index with all versions as it is while the mirror is away', async () => {
    const options = { away: false };
    const { factory } = collatorOver(options);
    await documentsOf(factory);
    expect(factory.isWhole).toBe(true);
    options.away = true;
    const { error } = await TestPipeline.fromCollator(
      await factory.getCollator(),
    ).execute();
    expect(error).toMatchObject({ message: 'ml is away' });
    expect(factory.isWhole).toBe(false);
  });

  it('indexes the catalog alone where nothing was indexed yet and the mirror is away', async () => {
    const { factory, logger } = collatorOver({ away: true });
    const documents = await documentsOf(factory);
    expect(documents.map(({ title }) => title)).toEqual([
      'Flight delay',
      'weather',
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Not all versions are searchable until the next time',
      expect.anything(),
    );
  });

  it.each([new Error('The index is full'), undefined])(
    'reads no further where its stream is destroyed, with %p',
    async error => {
      const asked: string[] = [];
      const taken: { stream?: Readable } = {};
      const { factory } = collatorOver({
        asked: page => {
          asked.push(page);
          if (page === 'models 0') taken.stream?.destroy(error);
        },
      });
      const stream: Readable = await factory.getCollator();
      taken.stream = stream;
      stream.on('error', () => {});
      stream.resume();
      await once(stream, 'close').catch(() => {});
      expect(stream.closed).toBe(true);
      expect(asked).toEqual(['models 0']);
    },
  );

  it.each(['models 1', 'versions 1'])(
    'fails, and reads no further, where its task is ended at %s',
    async last => {
      const task = new AbortController();
      const asked: string[] = [];
      const { factory } = collatorOver({
        asked: page => {
          asked.push(page);
          if (page === last) task.abort();
        },
      });
      let failure: unknown;
      await factory
        .endingWith({
          run: async ({ fn }) => {
            await fn(task.signal);
          },
        })
        .run({
          id: 'index',
          fn: async () => {
            const collator = await factory.getCollator();
            const made = TestPipeline.fromCollator(collator).execute();
            failure = (await made).error;
          },
        });
      expect(failure).toMatchObject({ name: 'AbortError' });
      expect(factory.isWhole).toBe(false);
      expect(asked.at(-1)).toBe(last);
    },
  );
});
