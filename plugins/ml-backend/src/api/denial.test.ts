import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { openApiDocument } from './openapi.generated';
import { startMl } from './__testUtils__/startMl';

const ID = '3f0f5f5e-8f5a-4b57-9c39-0d0a7b0f9a11';
const DIGEST = `sha256:${'0'.repeat(64)}`;
const REASON = { reason: 'because of a test' };

const PARAMETERS: Record<string, string> = {
  kind: 'mlmodel',
  namespace: 'default',
  name: 'flight-delay',
  version: '1',
  runId: 'abc',
  environment: 'production',
  id: ID,
};

const PROMOTION = {
  model: 'mlmodel:default/flight-delay',
  version: '1',
  environment: 'production',
  mode: 'deploy',
};

/** A body that openapi.yaml allows, by operation; a query where one is needed. */
const BODIES: Record<string, object> = {
  rollBack: REASON,
  requestPromotion: PROMOTION,
  previewPromotion: PROMOTION,
  approvePromotion: {
    digest: DIGEST,
    planHash: DIGEST,
    evidenceDigest: DIGEST,
  },
  rejectPromotion: REASON,
  withdrawPromotion: REASON,
  abortPromotion: REASON,
  createLaunch: { pipeline: 'mlpipeline:default/flight-delay-training' },
  stopLaunch: REASON,
  retryLaunch: {},
  postObservations: {},
  postHint: {},
  compareRuns: { runIds: ['abc', 'def'] },
  getRunCurves: { runIds: ['abc'], metric: 'loss' },
  getRunEnvironments: { runIds: ['abc'] },
};

/** A query that openapi.yaml asks for, by operation. */
const QUERIES: Record<string, string> = {
  getCurve: '?metric=loss',
  getRunArtefact: '?path=a.txt',
  compareVersions: '?with=2',
  getProductionAt: '?at=2026-01-01T00:00:00Z',
  getRegisteredVersions: '?instance=default&model=flight-delay',
};

/** Pages, and acts that only a person may do; an external access token may use the others, given the permission. */
const FOR_PEOPLE = [
  'getFleet',
  'getModel',
  'getPipeline',
  'getVersions',
  'getVersion',
  'compareVersions',
  'getRuns',
  'getRunColumns',
  'compareRuns',
  'getRunCurves',
  'getRunEnvironments',
  'getRun',
  'getRunArtefacts',
  'getRunArtefact',
  'getCurve',
  'getHealth',
  'getObservations',
  'rollBack',
];

/** What would name models whose entities a person may not read. */
const FOR_SERVICES = [
  'getEveryRegisteredVersion',
  'getRegisteredModels',
  'getRegisteredVersions',
];

type Operation = { operationId: string; security?: readonly object[] };

const allRoutes = Object.entries(openApiDocument.paths).flatMap(
  ([path, methods]) =>
    Object.entries<Operation>(methods).map(([method, operation]) => ({
      operationId: operation.operationId,
      isSigned: operation.security !== undefined,
      method: method === 'post' ? ('post' as const) : ('get' as const),
      url: `/api/ml${path.replace(
        /\{(\w+)\}/g,
        (_, name: string) => PARAMETERS[name],
      )}${QUERIES[operation.operationId] ?? ''}`,
    })),
);

const routes = allRoutes.filter(({ isSigned }) => !isSigned);
const signed = allRoutes
  .filter(({ isSigned }) => isSigned)
  .map(({ operationId }) => operationId);

type Ml = Awaited<ReturnType<typeof startMl>>;

const call = (
  { server }: Ml,
  route: (typeof routes)[number],
  token: string,
) => {
  const { method, url, operationId } = route;
  const calling = request(server)[method](url).set('authorization', token);
  return method === 'post'
    ? calling
        .set(
          'content-type',
          operationId === 'postObservations'
            ? 'application/cloudevents+json'
            : 'application/json',
        )
        .send(JSON.stringify(BODIES[operationId]))
    : calling;
};

describe('every route of openapi.yaml', () => {
  it('asks for credentials of Backstage, but for the webhooks of registries, which are signed', () => {
    expect(signed).toEqual(['postHint']);
  });

  it('is known to this test', () => {
    const posts = allRoutes.filter(({ method }) => method === 'post');
    expect(posts.map(({ operationId }) => operationId).sort()).toEqual(
      Object.keys(BODIES).sort(),
    );
  });

  describe('refuses', () => {
    let ml: Ml;

    beforeAll(async () => {
      ml = await startMl({ denied: ({ name }) => name.startsWith('ml.') });
    });

    it.each(routes)(
      'callers without credentials: $operationId',
      async route => {
        const { status } = await call(ml, route, mockCredentials.none.header());
        expect(status).toBe(401);
      },
    );

    it.each(routes)('people without permission: $operationId', async route => {
      const { status, body } = await call(
        ml,
        route,
        mockCredentials.user.header(),
      );
      expect([status, body.error?.name]).toEqual([403, 'NotAllowedError']);
    });

    it.each(routes)(
      'services without permission: $operationId',
      async route => {
        const { status } = await call(
          ml,
          route,
          mockCredentials.service.header(),
        );
        expect(status).toBe(403);
      },
    );
  });

  it('is closed to people, however permitted, where it names what they may not read', async () => {
    const ml = await startMl();
    const closed: string[] = [];
    for (const route of routes) {
      const { status } = await call(ml, route, mockCredentials.user.header());
      if (status === 403) closed.push(route.operationId);
    }
    expect(closed.sort()).toEqual(FOR_SERVICES);
  });

  it('is closed to services, however permitted, where only people have work', async () => {
    const ml = await startMl();
    const closed: string[] = [];
    for (const route of routes) {
      const { status } = await call(
        ml,
        route,
        mockCredentials.service.header(),
      );
      if (status === 403) closed.push(route.operationId);
    }
    expect(closed.sort()).toEqual([...FOR_PEOPLE].sort());
  });
});
