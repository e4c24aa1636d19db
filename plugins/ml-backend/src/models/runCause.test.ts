import { NotFoundError } from '@backstage/errors';
import type { LaunchRecord } from '../launches/types';
import { causeOf } from './runCause';

const ID = '0b0e7a52-5a3c-4f0e-9d4e-1f2a3b4c5d6e';
const MODEL = { ref: 'mlmodel:default/flight-delay' };

const launch = (change: Partial<LaunchRecord> = {}): LaunchRecord => ({
  id: ID,
  pipeline: 'mlpipeline:default/training',
  model: MODEL.ref,
  cluster: 'default',
  state: 'succeeded',
  requestedBy: 'user:default/mia',
  requestedAt: '2026-03-02T08:00:00.000Z',
  updatedAt: '2026-03-02T12:20:00.000Z',
  cause: { type: 'person', reason: 'new data' },
  parameters: {},
  resources: { cpus: 1, gpus: 0 },
  attempt: 1,
  attempts: [
    {
      attempt: 1,
      submissionId: 'one',
      state: 'failed',
      startedAt: '2026-03-02T08:10:00.000Z',
      endedAt: '2026-03-02T08:20:00.000Z',
    },
    {
      attempt: 2,
      submissionId: 'two',
      state: 'succeeded',
      startedAt: '2026-03-02T12:00:00.000Z',
      endedAt: '2026-03-02T12:20:00.000Z',
    },
  ],
  ...change,
});

const causeWith = (
  record: LaunchRecord,
  startedAt = '2026-03-02T12:05:00.000Z',
  launchId = ID,
) =>
  causeOf(
    {
      getRecord: async id => {
        if (id !== record.id) throw new NotFoundError(`no launch ${id}`);
        return record;
      },
    },
    MODEL,
    { launchId, startedAt },
  );

describe('causeOf', () => {
  it('is the launch, with who asked for it, when and why', async () => {
    await expect(causeWith(launch())).resolves.toEqual({
      kind: 'launch',
      id: ID,
      by: 'user:default/mia',
      at: '2026-03-02T08:00:00.000Z',
      reason: 'new data',
    });
  });

  it('is the promotion or the trigger that made the launch', async () => {
    await expect(
      causeWith(launch({ cause: { type: 'promotion', promotionId: 'p-1' } })),
    ).resolves.toMatchObject({ kind: 'promotion', id: 'p-1' });
    await expect(
      causeWith(launch({ cause: { type: 'trigger' } })),
    ).resolves.toMatchObject({ kind: 'trigger', id: ID });
  });

  it('is not borrowed by a run that began outside its attempts, but for a few minutes', async () => {
    for (const [startedAt, counts] of [
      ['2026-03-02T08:06:00.000Z', true],
      ['2026-03-02T08:04:00.000Z', false],
      ['2026-03-02T08:24:00.000Z', true],
      ['2026-03-02T10:00:00.000Z', false],
      ['2026-03-03T12:05:00.000Z', false],
    ] as const) {
      const cause = await causeWith(launch(), startedAt);
      expect([startedAt, cause !== undefined]).toEqual([startedAt, counts]);
    }
    await expect(causeWith(launch({ attempts: [] }))).resolves.toBeUndefined();
  });

  it('is nothing for another model’s launch, one that there is not, and what is no id', async () => {
    const other = launch({ model: 'mlmodel:default/other' });
    await expect(causeWith(other)).resolves.toBeUndefined();
    const none = ID.replace('0b', '0c');
    await expect(causeWith(launch(), undefined, none)).resolves.toBeUndefined();
    await expect(causeWith(launch(), undefined, 'x')).resolves.toBeUndefined();
  });
});
