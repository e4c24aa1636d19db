import { randomUUID } from 'node:crypto';
import { OutsideClient, type HintDelivery } from '@slipway/plugin-ml-node';
import { OutsideServer, waitUntil } from '@slipway/plugin-ml-node/testUtils';
import { webhooksAnswer } from '../answers/webhooks';
import { API } from '../createMlflowClient';
import { MlflowRegistry } from '../MlflowRegistry';
import { MlflowData } from '../testUtils/MlflowData';

const url = process.env.SLIPWAY_TEST_MLFLOW_URL;

// `./slipway test` starts an MLflow that may call this machine, and sets its address.
const describeReal = url ? describe : describe.skip;

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

describeReal('the webhooks of a real MLflow', () => {
  const address = url ?? 'http://127.0.0.1';
  const name = `hints-${randomUUID()}`;
  const client = new OutsideClient({
    system: 'MLflow',
    instance: name,
    url: address,
    configKey: 'SLIPWAY_TEST_MLFLOW_URL',
  });
  const create = (secret: string) => {
    const { hints } = new MlflowRegistry({
      name,
      url: address,
      webUrl: address,
      clientUri: address,
      maxArtefactBytes: 1_000,
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
    const data = new MlflowData(address);
    const { server, deliveries } = await startPortal();
    try {
      await create('an earlier secret of the test').subscribe(
        `${server.url}/earlier`,
      );
      const hints = create('the secret of the test');
      await hints.subscribe(`${server.url}/hints`);
      await hints.subscribe(`${server.url}/hints`);
      expect(await ours()).toMatchObject([
        { url: `${server.url}/hints`, status: 'ACTIVE' },
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
          return deliveries.map(one => hints.verify(one, new Date())?.model);
        },
        models => models.includes(model),
      );
      const late = new Date(Date.now() + 400_000);
      expect(deliveries.map(one => hints.verify(one, late))).toEqual(
        deliveries.map(() => undefined),
      );
    } finally {
      for (const { webhook_id: id } of await ours()) {
        await client.bytes({ method: 'DELETE', path: `${API}/webhooks/${id}` });
      }
      await server.stop();
    }
  });
});
