import type { Run } from '@slipway/plugin-ml-node';

/** A run as a source says it that has ended and logged nothing. */
export const endedRun = (id: string, name = id): Run => ({
  id,
  name,
  experimentId: '1',
  status: 'FINISHED',
  startTime: 1,
  lifecycleStage: 'active',
  metrics: [],
  parameters: {},
  tags: {},
  datasets: [],
});
