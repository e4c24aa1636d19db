import {
  AnswerTooLargeError,
  StrangeAnswerError,
  type PageRequest,
} from '@slipway/plugin-ml-node';
import { OutsideServer } from '@slipway/plugin-ml-node/testUtils';
import { MlflowRegistry } from './MlflowRegistry';

const MODEL = {
  name: 'flight-delay',
  creation_timestamp: 1,
  last_updated_timestamp: 1,
};

describe('an MLflow that lies to the mirror', () => {
  let server: OutsideServer;

  afterEach(() => server.stop());

  const start = async (answer: (token: string | null) => string | Buffer) => {
    server = await OutsideServer.start((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://here');
      response.end(answer(searchParams.get('page_token')));
    });
    return new MlflowRegistry({
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    });
  };
  const models = (...registered: object[]) =>
    JSON.stringify({ registered_models: registered });

  it.each([
    ['a number for a name', models({ ...MODEL, name: 7 })],
    ['a time that is none', models({ ...MODEL, creation_timestamp: 'NaN' })],
    ['a list for a model', models([])],
    ['bare NaN', `{"registered_models": [{"name": NaN}]}`],
    ['HTML', '<html>'],
  ])('with %s is told so', async (_, answer) => {
    const registry = await start(() => answer);
    await expect(
      registry.listModels({ limit: 10, order: 'name' }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });

  const pageOf = (nextToken: string | undefined, ...registered: unknown[]) =>
    JSON.stringify({
      registered_models: registered,
      model_versions: registered,
      next_page_token: nextToken,
    });
  const VERSION = { ...MODEL, version: '1' };
  const NO_MODELS: [string, unknown][] = [
    ['a number for a name', { ...VERSION, name: 7 }],
    ['a time that is none', { ...VERSION, last_updated_timestamp: 'NaN' }],
    ['a tag without a key', { ...VERSION, tags: [{ value: 'v' }] }],
    ['a list', []],
    ['nothing', null],
  ];

  it.each(NO_MODELS)(
    'with %s for one costs none of the others, and the lie is counted',
    async (_, lie) => {
      const registry = await start(() =>
        pageOf('more', { ...VERSION, name: 'a' }, lie, {
          ...VERSION,
          name: 'c',
        }),
      );
      const page = await registry.listModels({ limit: 3, order: 'name' });
      expect(page.items.map(({ name }) => name)).toEqual(['a', 'c']);
      expect(page).toMatchObject({
        leftOut: 1,
        whyLeftOut: [{ why: expect.stringContaining('an unknown form') }],
        nextCursor: 'more',
      });
      const versions = await registry.listAllVersions({
        limit: 3,
        order: 'changed',
      });
      expect(versions.items.map(({ model }) => model)).toEqual(['a', 'c']);
      expect(versions).toMatchObject({ leftOut: 1, nextCursor: 'more' });
    },
  );

  it.each(NO_MODELS)(
    'with %s alone on a page is passed, unless the list begins so',
    async (_, lie) => {
      const registry = await start(token =>
        pageOf(token ? undefined : 'x', lie),
      );
      const lied = { items: [], leftOut: 1 };
      for (const search of [
        registry.listModels.bind(registry),
        (asked: PageRequest) =>
          registry.listAllVersions({ ...asked, order: 'model' }),
      ]) {
        await expect(search({ limit: 1 })).resolves.toMatchObject({
          ...lied,
          nextCursor: 'x',
        });
        await expect(search({ limit: 9, cursor: 'x' })).resolves.toMatchObject(
          lied,
        );
        const refused = search({ limit: 9 });
        await expect(refused).rejects.toBeInstanceOf(StrangeAnswerError);
        await expect(refused).rejects.toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('.0'),
        });
      }
    },
  );

  it('with one that is too large for an answer is asked for what is behind it', async () => {
    const registry = await start(() => 'x'.repeat(17 * 1024 * 1024));
    const cursorOf = (offset: number) =>
      Buffer.from(JSON.stringify({ offset })).toString('base64');
    const passed = (offset: number) => ({
      items: [],
      nextCursor: cursorOf(offset),
      leftOut: 1,
      whyLeftOut: [{ why: 'It alone is too large for an answer' }],
    });
    await expect(registry.listModels({ limit: 1 })).resolves.toEqual(passed(1));
    const versions = { order: 'model' as const, limit: 1 };
    await expect(
      registry.listAllVersions({ ...versions, cursor: cursorOf(7) }),
    ).resolves.toEqual(passed(8));
    await expect(
      registry.listAllVersions({ ...versions, cursor: 'of another kind' }),
    ).rejects.toBeInstanceOf(AnswerTooLargeError);
  });

  it('with a tag of 10 MB has it cut, with more than 16 MB is refused', async () => {
    const tagged = (bytes: number) =>
      models({ ...MODEL, tags: [{ key: 'big', value: 'x'.repeat(bytes) }] });
    const large = await start(() => tagged(10_000_000));
    const { items } = await large.listModels({ limit: 10 });
    expect(items[0].tags.big).toHaveLength(10_000);
    await server.stop();
    const huge = await start(() => tagged(17_000_000));
    await expect(huge.listModels({ limit: 10 })).rejects.toBeInstanceOf(
      AnswerTooLargeError,
    );
  });

  it('with invalid UTF-8 is shown with replacements', async () => {
    const registry = await start(() =>
      Buffer.concat([
        Buffer.from(models({ ...MODEL, description: 'xx' }).split('xx')[0]),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(models({ ...MODEL, description: 'xx' }).split('xx')[1]),
      ]),
    );
    const { items } = await registry.listModels({ limit: 10 });
    expect(items[0].description).toBe('\ufffd\ufffd');
  });

  it('with empty pages without end is given up', async () => {
    const registry = await start(token =>
      JSON.stringify({ next_page_token: `${token}x` }),
    );
    const page = await registry.listAllVersions({ limit: 10, order: 'model' });
    expect(page.items).toEqual([]);
    expect(server.requests.length).toBeLessThan(30);
    await server.stop();
    const circling = await start(() =>
      JSON.stringify({ next_page_token: 'again' }),
    );
    await expect(circling.listModels({ limit: 10 })).rejects.toMatchObject({
      message: expect.stringContaining('again and again'),
    });
  });
});
