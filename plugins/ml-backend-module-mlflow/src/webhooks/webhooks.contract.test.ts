import { randomUUID } from 'node:crypto';
import { OutsideClient, type HintDelivery } from '@slipway/plugin-ml-node';
import { OutsideServer, waitUntil } from '@slipway/plugin-ml-node/testUtils';
import { webhooksAnswer } from '../answers/webhooks';
import { API } from '../createMlflowClient';
import { MlflowRegistry } from '../MlflowRegistry';
import { MlflowData } from '../testUtils/MlflowData';
import { realServers } from '../testUtils/realServers';

/** A server that keeps what it is sent. */
async function startPortal() {
  const deliveries: HintDelivery[] = [];
  const server = await OutsideServer.start((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', piece => pieces.push(piece));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [
          name,
          String(value),
        ]),
      );
      deliveries.push({ headers, body: Buffer.concat(pieces) });
      response.writeHead(202).end();
    });
  });
  return { server, deliveries };
}

const { isReal, servers } = realServers();

// `./slipway test` starts several that may call this machine, and names them in the environment.
const describeReal = isReal ? describe : describe.skip;

describeReal.each(servers)('the webhooks of a real MLflow $name', real => {
  const { instance } = real;
  const name = `hints-${randomUUID()}`;
  const client = new OutsideClient({
    system: 'MLflow',
    instance: name,
    url: instance.url,
    configKey: 'SLIPWAY_TEST_MLFLOW_URL',
    credentials: instance.credentials,
  });
  const create = (secret: string) => {
    const { hints } = new MlflowRegistry({
      ...instance,
      name,
      webhooks: { secret },
    });
    if (!hints) throw new Error('It has no webhooks');
    return hints;
  };
  const ours = async () => {
    const { webhooks } = await client.json(webhooksAnswer, {
      path: `${API}/webhooks`,
      query: { max_results: 100 },
    });
    return webhooks.filter(one => one.name === `slipway-${name}`);
  };

  it('are registered once, put right, and signed so that they hold', async () => {
    const data = new MlflowData(instance);
    const { server: portal, deliveries } = await startPortal();
    try {
      await create('an earlier secret of the test').subscribe(
        `${portal.url}/earlier`,
      );
      const hints = create('the secret of the test');
      await hints.subscribe(`${portal.url}/hints`);
      await hints.subscribe(`${portal.url}/hints`);
      expect(await ours()).toMatchObject([
        { url: `${portal.url}/hints`, status: 'ACTIVE' },
      ]);

      const model = `webhook-${randomUUID()}`;
      await data.addVersion(model, {});
      // MLflow looks its webhooks up every few seconds only.
      await waitUntil(
        async () => {
          await data.post('registered-models/alias', {
            name: model,
            alias: 'champion',
            version: '1',
          });
          return deliveries.map(one => hints.verify(one, new Date()));
        },
        told => told.some(one => one?.model === model && one.move),
      );
      const moves = deliveries.map(one => hints.verify(one, new Date())?.move);
      expect(moves).toContainEqual({
        alias: 'champion',
        version: '1',
        at: expect.any(Number),
      });
      const late = new Date(Date.now() + 400_000);
      expect(deliveries.map(one => hints.verify(one, late))).toEqual(
        deliveries.map(() => undefined),
      );
    } finally {
      for (const { webhook_id: id } of await ours()) {
        await client.bytes({ method: 'DELETE', path: `${API}/webhooks/${id}` });
      }
      await portal.stop();
    }
  });
});
