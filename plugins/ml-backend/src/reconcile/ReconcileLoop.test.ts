import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import { askSystem } from './askSystem';
import { writeGoal } from './goal';
import { ReconcileLoop } from './ReconcileLoop';
import type { Reconcilable, Turn, TurnOutcome } from './types';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const START = Date.parse('2026-11-24T08:00:00.000Z');

/** A room whose rows count up to a goal, one per turn. */
class Counters implements Reconcilable {
  readonly name = 'counter';
  readonly table = 'counters';
  readonly turns: Turn[] = [];
  readonly underWay = new Set<string>();
  twoAtOnce = false;
  /** Runs in the middle of a step. */
  during: (turn: Turn) => Promise<void> = async () => {};

  constructor(private readonly database: Knex) {}

  async step(turn: Turn): Promise<TurnOutcome> {
    this.turns.push(turn);
    this.twoAtOnce ||= this.underWay.has(turn.id);
    this.underWay.add(turn.id);
    try {
      const row = await this.database('counters')
        .where({ id: turn.id })
        .first();
      if (row.value >= row.goal) return { next: 'rest' };
      await this.during(turn);
      return {
        next: row.value + 1 >= row.goal ? 'rest' : 0,
        write: async transaction => {
          await transaction('counters')
            .where({ id: turn.id })
            .update({ value: row.value + 1 });
        },
      };
    } finally {
      this.underWay.delete(turn.id);
    }
  }
}

async function createTable(knex: Knex) {
  await knex.schema.createTable('counters', table => {
    table.string('id').primary();
    table.integer('value').notNullable().defaultTo(0);
    table.integer('goal').notNullable();
    table.integer('goal_revision').notNullable().defaultTo(0);
    table.string('next_turn_at', 24).index();
    table.string('lease_token', 36);
    table.string('lease_until', 24);
    table.integer('turns_failed').notNullable().defaultTo(0);
    table.string('waiting_for', 100);
    table.text('waiting_reason');
  });
}

describe.each(databases.eachSupportedId())('the reconcile loop on %p', id => {
  const setUp = async () => {
    const knex = await databases.init(id);
    await createTable(knex);
    const clock = { time: START };
    const room = new Counters(knex);
    const createLoop = () => {
      const loop = new ReconcileLoop({
        database: knex,
        logger: mockServices.logger.mock(),
        now: () => new Date(clock.time),
        random: () => 0.5,
      });
      loop.add(room);
      return loop;
    };
    const add = async (key: string, goal: number) =>
      knex('counters').insert({
        id: key,
        goal,
        next_turn_at: new Date(START).toISOString(),
      });
    const read = async (key: string) =>
      knex('counters').where({ id: key }).first();
    return { knex, clock, room, createLoop, loop: createLoop(), add, read };
  };

  it('takes steps until a row is at its goal, and then leaves it at rest', async () => {
    const { loop, add, read } = await setUp();
    await add('a', 3);
    expect(await loop.takeDueTurns()).toBe(3);
    expect(await read('a')).toMatchObject({
      value: 3,
      next_turn_at: null,
      lease_token: null,
    });
    expect(await loop.takeDueTurns()).toBe(0);
  });

  it('shows which system a row waits for, and goes on by itself when it is back', async () => {
    const { loop, add, read, room, clock } = await setUp();
    await add('a', 1);
    room.during = () =>
      askSystem({ system: 'Ray' }, async () => {
        throw new ServiceUnavailableError('Ray does not answer');
      });
    await loop.takeDueTurns();
    expect(await read('a')).toMatchObject({
      value: 0,
      waiting_for: 'Ray',
      waiting_reason: 'Ray does not answer',
      turns_failed: 1,
      next_turn_at: new Date(START + 750).toISOString(),
    });
    for (let failures = 2; failures < 12; failures += 1) {
      clock.time += 60_000;
      await loop.takeDueTurns();
    }
    // However long it was away, it is asked again within seconds.
    expect(await read('a')).toMatchObject({
      turns_failed: 11,
      next_turn_at: new Date(clock.time + 11_250).toISOString(),
    });
    room.during = async () => {};
    clock.time += 60_000;
    await loop.takeDueTurns();
    expect(await read('a')).toMatchObject({
      value: 1,
      waiting_for: null,
      waiting_reason: null,
      turns_failed: 0,
    });
  });

  it('tries a step again that failed for a reason of our own, without blaming a system', async () => {
    const { loop, add, read, room, clock } = await setUp();
    await add('a', 1);
    room.during = async () => {
      throw new Error('a defect');
    };
    await loop.takeDueTurns();
    expect(await read('a')).toMatchObject({
      waiting_for: null,
      waiting_reason: 'a defect',
    });
    room.during = async () => {};
    clock.time += 1_000;
    await loop.takeDueTurns();
    expect(await read('a')).toMatchObject({ value: 1, waiting_reason: null });
  });

  it('throws an outcome away when the goal changed during the step', async () => {
    const { knex, loop, add, read, room } = await setUp();
    await add('a', 2);
    let changed = false;
    room.during = async () => {
      if (changed) return;
      changed = true;
      await knex.transaction(async transaction => {
        await transaction('counters').where({ id: 'a' }).update({ goal: 1 });
        await writeGoal(transaction, {
          table: 'counters',
          id: 'a',
          now: new Date(START),
        });
      });
    };
    expect(await loop.takeDueTurns()).toBe(2);
    expect(await read('a')).toMatchObject({ value: 1, next_turn_at: null });
  });

  it('does not let a step write that has lost its lease', async () => {
    const { knex, loop, add, read, room } = await setUp();
    await add('a', 1);
    room.during = async () => {
      await knex('counters')
        .where({ id: 'a' })
        .update({ lease_token: 'of another replica' });
    };
    await loop.takeDueTurns();
    expect(await read('a')).toMatchObject({
      value: 0,
      lease_token: 'of another replica',
    });
  });

  it('goes on with the row of a process that died, when its lease has ended', async () => {
    const { knex, loop, add, read, clock } = await setUp();
    await add('a', 1);
    await knex('counters')
      .where({ id: 'a' })
      .update({
        lease_token: 'of a dead process',
        lease_until: new Date(START + 15_000).toISOString(),
      });
    expect(await loop.takeDueTurns()).toBe(0);
    clock.time += 15_001;
    expect(await loop.takeDueTurns()).toBe(1);
    expect(await read('a')).toMatchObject({ value: 1 });
  });

  it('never runs a row twice at once, however many loops share the database', async () => {
    const { add, read, room, createLoop } = await setUp();
    for (const key of ['a', 'b', 'c', 'd', 'e']) await add(key, 4);
    room.during = () => new Promise(resolve => setImmediate(resolve));
    const loops = [createLoop(), createLoop(), createLoop()];
    await Promise.all(loops.map(loop => loop.takeDueTurns()));
    // A loop may leave when the others hold every row.
    await loops[0].takeDueTurns();
    expect(room.twoAtOnce).toBe(false);
    expect(room.turns.length).toBe(20);
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      expect(await read(key)).toMatchObject({ value: 4, next_turn_at: null });
    }
  });

  it('takes a new goal up at once when woken, and gives leases back when it stops', async () => {
    const { loop, add, read, room } = await setUp();
    const heard = new Promise<Turn>(resolve => {
      room.during = turn =>
        new Promise((_, reject) => {
          turn.signal.addEventListener('abort', () =>
            reject(turn.signal.reason),
          );
          resolve(turn);
        });
    });
    loop.start();
    await add('a', 1);
    loop.wake();
    await heard;
    await loop.stop();
    expect(await read('a')).toMatchObject({
      value: 0,
      lease_token: null,
      turns_failed: 0,
      next_turn_at: new Date(START).toISOString(),
    });
  });

  it('begins no turn of a row that it leased while it was being stopped', async () => {
    const { loop, add, read, room, knex } = await setUp();
    await add('a', 1);
    let stopped: Promise<void> | undefined;
    knex.on('query-response', (_, query) => {
      if (/^update/.test(query.sql)) stopped ??= loop.stop();
    });
    loop.start();
    while (!stopped) await new Promise(resolve => setImmediate(resolve));
    await stopped;
    expect(room.turns).toEqual([]);
    expect(await read('a')).toMatchObject({ value: 0, lease_token: null });
  });
});
