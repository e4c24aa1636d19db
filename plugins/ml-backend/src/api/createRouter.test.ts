import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { mlPlugin } from '../plugin';

describe('the API frame', () => {
  const start = async () => {
    const { server } = await startTestBackend({
      features: [mlPlugin, catalogServiceMock.factory({ entities: [] })],
    });
    return server;
  };

  it('answers an unknown route with 404 and a message', async () => {
    const answer = await request(await start()).get('/api/ml/nothing');
    expect(answer.status).toBe(404);
    expect(answer.body.error).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('GET /nothing'),
    });
  });

  it('refuses a request that openapi.yaml does not allow, naming field, rule and remedy', async () => {
    const answer = await request(await start()).get('/api/ml/fleet?limit=500');
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toBe(
      'request/query/limit must be <= 200; change the query parameter of GET /fleet as openapi.yaml says',
    );
  });

  it('refuses a body above 256 kB with 413', async () => {
    const answer = await request(await start())
      .post('/api/ml/promotions')
      .send({ reason: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
  });

  it('refuses callers without credentials before it looks at the request', async () => {
    const answer = await request(await start())
      .get('/api/ml/fleet?limit=500')
      .set('authorization', mockCredentials.none.header());
    expect(answer.status).toBe(401);
  });
});
