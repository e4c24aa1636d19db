import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { testEntities } from '../__testUtils__/entities';
import { startMl } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';

describe('lineage', () => {
  it('is answered as a graph, as a list of what breaks, and as a file of events', async () => {
    const { server } = await startMl();
    const graph = await request(server).get(`${MODEL}/lineage?depth=2`);
    expect(graph.status).toBe(200);
    expect(graph.body).toMatchObject({
      root: 'mlmodel:default/flight-delay',
      edges: [
        {
          from: 'mlpipeline:default/flight-delay-training',
          to: 'mlmodel:default/flight-delay',
          relation: 'trains',
        },
      ],
    });
    const impact = await request(server).get(
      '/api/ml/entities/mlpipeline/default/flight-delay-training/impact',
    );
    expect(impact.body).toMatchObject({
      total: 1,
      items: [{ ref: 'mlmodel:default/flight-delay', distance: 1 }],
      owners: [{ ref: 'group:default/departures', count: 1 }],
    });
    const file = await request(server).get(`${MODEL}/lineage/openlineage`);
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="flight-delay.openlineage.json"',
    );
    expect(file.body.length).toBeGreaterThan(1);
  });

  it('knows from the side of a table which model was trained on it, once run and version are kept', async () => {
    const table: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'departures-2013', title: 'Departures of 2013' },
      spec: { type: 'table', owner: 'platform' },
    };
    const ml = await startMl({ entities: [...testEntities, table] });
    const impact = () =>
      request(ml.server).get(
        '/api/ml/entities/resource/default/departures-2013/impact?limit=500',
      );
    expect((await impact()).body.total).toBe(0);

    const run = ml.tracking.addRun('flight-delay', {
      datasets: [
        { name: 'departures-2013', digest: 'd1', context: 'training' },
      ],
    });
    ml.registry.addVersion('flight-delay', { runId: run.id });
    await ml.sweep();
    // What a page of runs shows is kept in the index at once.
    await request(ml.server).get(`${MODEL}/runs`);
    expect((await impact()).body).toMatchObject({
      total: 1,
      items: [
        {
          ref: 'mlmodel:default/flight-delay',
          through: ['Flight delay version 1'],
        },
      ],
      owners: [{ ref: 'group:default/departures', count: 1 }],
    });
  });

  it('says with the events that they do not tell everything', async () => {
    const { server, registry, mirror } = await startMl();
    registry.addVersion('flight-delay', { runId: 'of-another-experiment' });
    await mirror();
    const file = await request(server).get(`${MODEL}/lineage/openlineage`);
    expect(file.status).toBe(200);
    expect(file.headers['slipway-incomplete']).toBe('runs');
  });

  it('says nothing of hidden entities, and nothing at all of a hidden one', async () => {
    const hidden = 'mlpipeline:default/flight-delay-training';
    const { server } = await startMl({ hidden: [hidden] });
    const { text } = await request(server).get(`${MODEL}/lineage`);
    expect(text).not.toContain(hidden);
    const { status } = await request(server).get(
      '/api/ml/entities/mlpipeline/default/flight-delay-training/lineage',
    );
    expect(status).toBe(404);
  });

  it.each(['depth=7', 'depth=0', 'direction=sideways'])(
    'refuses %s',
    async query => {
      const { server } = await startMl();
      const { status } = await request(server).get(`${MODEL}/lineage?${query}`);
      expect(status).toBe(400);
    },
  );
});
