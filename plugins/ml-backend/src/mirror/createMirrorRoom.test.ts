import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createMirrorRoom } from './createMirrorRoom';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const create = async (pollSeconds?: number) => {
  const scheduler = mockServices.scheduler.mock();
  await createMirrorRoom({
    config: mockServices.rootConfig({
      data: { ml: { mirror: { pollSeconds } } },
    }),
    database: await databases.init('SQLITE_3'),
    lifecycle: mockServices.lifecycle.mock(),
    logger: mockServices.logger.mock(),
    now: () => new Date(),
    scheduler,
  });
  return scheduler.scheduleTask.mock.calls.map(([task]) => task);
};

describe('the mirror of a portal', () => {
  it('looks at every server soon after each start, as a look that is due waits for the delay of the start', async () => {
    expect(await create()).toMatchObject([
      {
        id: 'ml-mirror-look',
        frequency: { minutes: 30 },
        initialDelay: { minutes: 1 },
      },
    ]);
  });

  it.each([0, 3601])('polls no server every %p s', async seconds => {
    await expect(create(seconds)).rejects.toThrow(
      'ml.mirror.pollSeconds must be between 1 and 3600',
    );
  });
});
