import request from 'supertest';
import { startMl } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';

describe('the deployment routes', () => {
  it('say that nothing was ever deployed', async () => {
    const { server } = await startMl();
    const answer = await request(server).get(`${MODEL}/deployments`);
    expect(answer.body).toEqual({ items: [] });
  });

  it('do not roll back what never served, nor without the permission', async () => {
    const { server } = await startMl();
    const path = `${MODEL}/deployments/production/rollback`;
    const nothing = await request(server).post(path).send({ reason: 'bad' });
    expect(nothing.status).toBe(404);
    const denied = await startMl({
      denied: ({ name }) => name === 'ml.deployment.control',
    });
    const refused = await request(denied.server)
      .post(path)
      .send({ reason: 'bad' });
    expect(refused.status).toBe(403);
  });
});
