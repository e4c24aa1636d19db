import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createPortal } from '../../promotions/__testUtils__/createPortal';
import { MODEL } from '../../promotions/__testUtils__/entities';
import { createRouter } from '../createRouter';
import { createPromotionRoutes } from './promotions';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

async function start() {
  const portal = await createPortal(await databases.init('SQLITE_3'));
  const app = express()
    .use(
      createRouter([
        createPromotionRoutes({
          ...portal.services,
          promotions: portal.promotions,
        }),
      ]),
    )
    .use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).error(),
    );
  await portal.observe();
  const version = portal.register(0.8);
  const wish = {
    model: MODEL,
    version,
    environment: 'production',
    mode: 'deploy',
    reason: 'Better',
  };
  return { portal, app, wish };
}

describe('the promotion routes', () => {
  it('take a request through to done', async () => {
    const { portal, app, wish } = await start();
    const asked = await request(app)
      .post('/promotions')
      .set('authorization', as('ada'))
      .set('idempotency-key', 'from-a-test')
      .send(wish)
      .expect(201);
    await portal.pass();
    const { body: detail } = await request(app)
      .get(`/promotions/${asked.body.id}`)
      .set('authorization', as('rita'))
      .expect(200);
    expect(detail.acts.approve.allowed).toBe(true);
    await request(app)
      .post(`/promotions/${asked.body.id}/approve`)
      .set('authorization', as('rita'))
      .send({
        digest: detail.promotion.digest,
        planHash: detail.promotion.planHash,
        evidenceDigest: detail.evidenceDigest,
        comment: 'Good',
      })
      .expect(200);
    await portal.pass();
    const { body: page } = await request(app)
      .get('/promotions?scope=mine&state=done')
      .set('authorization', as('ada'))
      .expect(200);
    expect(page.items).toMatchObject([{ id: asked.body.id, state: 'done' }]);
  });

  it.each<[string, object, number, RegExp]>([
    [
      'a model that is not there',
      { model: 'mlmodel:default/none' },
      404,
      /none/,
    ],
    ['a version that is not there', { version: '77' }, 404, /no version 77/],
    ['an environment that is not there', { environment: 'moon' }, 400, /moon/],
    ['a mode that is not there', { mode: 'shadow' }, 400, /mode/],
    [
      'a field that is not there',
      { model: MODEL, force: true },
      400,
      /additional/,
    ],
    [
      'parameters that do not fit',
      { mode: 'train', parameters: { epochs: 'x' } },
      400,
      /epochs/,
    ],
  ])('refuse %s', async (_, change, status, message) => {
    const { app, wish } = await start();
    const { body } = await request(app)
      .post('/promotions')
      .set('authorization', as('ada'))
      .send({ ...wish, ...change })
      .expect(status);
    expect(body.error.message).toMatch(message);
  });

  it('answer 503 while the registry is away', async () => {
    const { portal, app, wish } = await start();
    portal.registry.faults.goDown();
    const { body } = await request(app)
      .post('/promotions')
      .set('authorization', as('ada'))
      .send(wish)
      .expect(503);
    expect(body.error.message).toMatch(/Fake registry does not answer/);
  });

  it('refuse who is not signed in, and the requester’s own approval', async () => {
    const { portal, app, wish } = await start();
    await request(app)
      .get('/promotions')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    const { body } = await request(app)
      .post('/promotions')
      .set('authorization', as('ada'))
      .send(wish);
    await portal.pass();
    const digest = `sha256:${'0'.repeat(64)}`;
    const refused = await request(app)
      .post(`/promotions/${body.id}/approve`)
      .set('authorization', as('ada'))
      .send({ digest, planHash: digest, evidenceDigest: digest })
      .expect(403);
    expect(refused.body.error.message).toBe(
      'You asked for this promotion; someone else must decide',
    );
    await request(app)
      .post(`/promotions/${body.id}/approve`)
      .set('authorization', as('rita'))
      .send({ digest, planHash: digest, evidenceDigest: digest })
      .expect(409);
    await request(app)
      .post(`/promotions/${body.id}/reject`)
      .set('authorization', as('rita'))
      .send({ reason: '' })
      .expect(400);
    await request(app)
      .get('/promotions/0c7f4f0e-0000-4000-8000-000000000000')
      .set('authorization', as('ada'))
      .expect(404);
  });
});
