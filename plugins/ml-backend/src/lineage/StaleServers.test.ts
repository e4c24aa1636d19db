import type { MirrorState } from '../mirror';
import { FakeRegistry } from '@slipway/plugin-ml-node/testUtils';
import { toModelSpec } from '../entities';
import { entity } from './__testUtils__/airline';
import { emptyGraph } from './graph';
import { StaleServers } from './StaleServers';

const state = (change: Partial<MirrorState>): MirrorState => ({
  instance: 'default',
  what: 'registry',
  state: 'current',
  lastOkAt: '2026-01-02T00:00:00.000Z',
  counts: {},
  webhooks: 'off',
  ...change,
});

const staleOf = async (states: MirrorState[]) => {
  const graph = emptyGraph('mlmodel:default/delay');
  const model = toModelSpec(entity('MLModel', 'delay', 'departures'));
  graph.models.set(model.ref, model);
  return new StaleServers({
    mirror: { states: async () => states },
    ports: { modelRegistries: [new FakeRegistry()] },
  }).of(graph);
};

describe('stale servers', () => {
  it('are those of the models shown that do not answer, once each, with the oldest copy', async () => {
    expect(
      await staleOf([
        state({ state: 'failing', error: 'refused' }),
        state({
          what: 'runs',
          state: 'failing',
          error: 'timed out',
          lastOkAt: '2026-01-01T00:00:00.000Z',
        }),
        state({ instance: 'other', state: 'failing', error: 'away' }),
      ]),
    ).toEqual([
      {
        state: 'stale',
        system: 'Fake registry',
        instance: 'default',
        asOf: '2026-01-01T00:00:00.000Z',
        error: 'timed out',
      },
    ]);
  });

  it('are none while all is current, nor one that was never seen', async () => {
    expect(await staleOf([state({})])).toEqual([]);
    expect(
      await staleOf([state({ state: 'failing', lastOkAt: undefined })]),
    ).toEqual([]);
  });
});
