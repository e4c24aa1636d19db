import type { ServerResponse } from 'node:http';
import { OutsideServer } from '@slipway/plugin-ml-node/testUtils';
import { MlflowRegistry } from './MlflowRegistry';

/** More than one client asks for at once. */
const MANY = 30;

describe('artefacts that take their time', () => {
  it('keep nobody from looking something up', async () => {
    const waiting: ServerResponse[] = [];
    const server = await OutsideServer.start(({ url = '' }, response) => {
      if (url.includes('get-download-uri')) {
        response.end('{"artifact_uri": "mlflow-artifacts:/1/a"}');
      } else if (url.includes('mlflow-artifacts')) {
        waiting.push(response);
      } else {
        response.end(
          '{"registered_model": {"name": "m", "creation_timestamp": 1, "last_updated_timestamp": 1}}',
        );
      }
    });
    const registry = new MlflowRegistry({
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    });
    const gone = new AbortController();
    const digests = Array.from({ length: MANY }, () =>
      registry.digestArtefact(
        { model: 'm', version: '1' },
        { signal: gone.signal },
      ),
    );
    while (waiting.length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await expect(registry.getModel('m')).resolves.toMatchObject({ name: 'm' });
    gone.abort();
    const ended = await Promise.allSettled(digests);
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
    await server.stop();
  });
});
