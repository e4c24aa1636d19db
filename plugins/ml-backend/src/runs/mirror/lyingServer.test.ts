import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../../database/applyDatabaseMigrations';
import { Mirror } from '../../mirror';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import { endedRun } from '../__testUtils__/endedRun';
import { HttpTracking, type Lie } from '../__testUtils__/HttpTracking';
import { createRunsRoom } from '../createRunsRoom';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** A run as it is written, with a name of these bytes. */
const runNamed = (name: Buffer) => {
  const [before, after] = JSON.stringify({
    items: [endedRun('a', 'NAME')],
  }).split('NAME');
  return Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
};

let page = 0;
const LIES: [string, Lie, string][] = [
  [
    'answers of 17 MB',
    () => 'x'.repeat(17 * 1024 * 1024),
    'ask for less at once',
  ],
  ['bare NaN', () => '{"items": [NaN]}', 'gave no JSON'],
  ['wrong types', () => '{"items": [{"id": 7}]}', 'unknown form'],
  ['nothing', () => '', 'unknown form'],
  [
    'pages without end',
    () => {
      page += 1;
      return JSON.stringify({ items: [], nextCursor: `page ${page}` });
    },
    'look at its version',
  ],
];

describe.each(databases.eachSupportedId())('two servers on %p', id => {
  const signal = AbortSignal.timeout(60_000);
  const servers: HttpTracking[] = [];
  afterEach(() => Promise.all(servers.splice(0).map(one => one.stop())));

  const setUp = async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    servers.push(
      await HttpTracking.start('liar'),
      await HttpTracking.start('well'),
    );
    const ports = new ConfiguredPorts();
    for (const server of servers) {
      ports.addTrackingServer(server);
      for (let index = 0; index < 30; index += 1) {
        server.held.addRun('flights', { metrics: { index } });
      }
    }
    let clock = 1_800_000_000_000;
    const services = {
      database,
      ports,
      logger: mockServices.logger.mock(),
      now: () => new Date(clock),
    };
    const mirror = new Mirror({ ...services, interval: 10_000 });
    const { mirrorTasks } = createRunsRoom(services, {
      mainMetrics: () => new Map(),
    });
    mirrorTasks({ listExperiments: async () => ['flights'] }).forEach(task =>
      mirror.add(task),
    );
    return {
      database,
      liar: servers[0],
      /** Takes all turns, and says how far the servers are. */
      async look() {
        await mirror.catchUp(signal);
        const [liar, well] = await mirror.states();
        return { liar, well };
      },
      wait(milliseconds: number) {
        clock += milliseconds;
      },
    };
  };

  it.each(LIES)(
    'one of which says %s from the first on: the other is whole, and both are once it behaves',
    async (_, lie, words) => {
      const { liar, look, wait } = await setUp();
      liar.lie = lie;
      const lying = await look();
      expect(lying.well).toMatchObject({
        state: 'current',
        counts: { runs: 30 },
        error: undefined,
      });
      expect(lying.liar).toMatchObject({
        state: 'failing',
        completeAt: undefined,
        error: expect.stringContaining(words),
      });
      liar.lie = () => undefined;
      wait(120_000);
      const behaving = await look();
      expect(behaving.liar).toMatchObject({
        state: 'current',
        completeAt: expect.any(String),
        counts: { runs: 30 },
        error: expect.stringContaining(words),
      });
    },
  );

  it('one of which forgets what it said: nothing of what is known is lost', async () => {
    const { liar, look, wait, database } = await setUp();
    await look();
    liar.lie = () => '{"items": []}';
    wait(600_000);
    await look();
    const runs = () => database('indexed_runs').whereNull('deleted_at');
    expect(await runs()).toHaveLength(30);
    liar.lie = () => undefined;
    wait(600_000);
    await look();
    expect(await runs()).toHaveLength(60);
  });

  it('one of which writes no UTF-8: it is shown with replacements', async () => {
    const { liar, look, database } = await setUp();
    liar.lie = () => runNamed(Buffer.from([0x61, 0xff, 0xed, 0xa0, 0x80]));
    const { liar: state } = await look();
    expect(state).toMatchObject({ state: 'current', error: undefined });
    const run = await database('indexed_runs')
      .where({ source_id: 'a' })
      .first();
    expect(run.name).toMatch(/^a\ufffd+$/);
  });
});
