import { OutsideServer } from '@slipway/plugin-ml-node/testUtils';
import { createMlflowClient } from '../createMlflowClient';
import { MlflowHints } from './MlflowHints';

const ADDRESS = 'https://portal.example.com/hints';

describe('the registration of hints', () => {
  let server: OutsideServer;

  afterEach(() => server.stop());

  /** Hints of a server that has these webhooks, page by page; a page that is not there is the last one again. */
  async function start(pages: string[][]) {
    server = await OutsideServer.start((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://here');
      const page = Number(searchParams.get('page_token') ?? 0);
      const ids = pages[Math.min(page, pages.length - 1)];
      response.end(
        JSON.stringify({
          webhooks: ids.map(id => ({
            webhook_id: id,
            name: 'slipway-default',
          })),
          next_page_token: page < pages.length ? String(page + 1) : undefined,
        }),
      );
    });
    const instance = {
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    };
    return new MlflowHints({
      instance: instance.name,
      client: createMlflowClient(instance),
      webhooks: { secret: 'secret' },
    });
  }

  const changes = () =>
    server.requests
      .filter(request => !request.startsWith('GET '))
      .map(request => request.replace('/api/2.0/mlflow/webhooks', ''));

  it('removes what is there beside the first', async () => {
    const hints = await start([['a', 'b'], ['c'], []]);
    await hints.subscribe(ADDRESS);
    expect(changes()).toEqual(['PATCH /a', 'DELETE /b', 'DELETE /c']);
  });

  it('keeps the only one where a page comes twice', async () => {
    const hints = await start([['a']]);
    await hints.subscribe(ADDRESS);
    expect(changes()).toEqual(['PATCH /a']);
  });
});
