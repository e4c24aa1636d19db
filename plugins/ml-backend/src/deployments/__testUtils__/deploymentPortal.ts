import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import {
  FakeDeploymentTarget,
  FakeRegistry,
} from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import { Ledger } from '../../ledger';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import { ReconcileLoop } from '../../reconcile';
import { MortalProcess } from '../../reconcile/__testUtils__/MortalProcess';
import { model } from '../../launches/__testUtils__/launchPortal';
import { DeploymentReconcilable } from '../DeploymentReconcilable';
import { Deployments } from '../Deployments';
import { DeploymentStore } from '../DeploymentStore';
import { RolloutWriter } from '../RolloutWriter';

const START = Date.parse('2026-11-24T08:00:00.000Z');

/** Where the tests deploy to. */
export const production = { name: 'production', alias: 'champion' };

/** What outlives the portal: the outside systems and the clock. */
export function createWorld() {
  const clock = { time: START };
  const target = new FakeDeploymentTarget();
  const registry = new FakeRegistry();
  const addVersion = async (example = true) => {
    const version = registry.addVersion('flight-delay', {
      files: {
        MLmodel: `seed: ${randomUUID()}\n`,
        ...(example ? { 'serving_input_example.json': '{"inputs":[1]}' } : {}),
      },
    });
    const { digest } = await registry.digestArtefact({
      model: 'flight-delay',
      version,
    });
    return { version, digest };
  };
  return {
    clock,
    now: () => new Date(clock.time),
    target,
    registry,
    addVersion,
  };
}

/** The outside systems and the clock of a test. */
export type World = ReturnType<typeof createWorld>;

/** One life of the portal's process on a database and a world that live longer. */
export function startPortal(
  database: Knex,
  world: World,
  life = new MortalProcess(),
) {
  const { now } = world;
  const ports = new ConfiguredPorts();
  ports.addDeploymentTarget(life.wrap(world.target));
  ports.addModelRegistry(life.wrap(world.registry));
  const mortal = life.wrapDatabase(database);
  const store = life.wrap(new DeploymentStore(mortal));
  const ledger = life.wrap(new Ledger({ database: mortal, now }));
  const writer = new RolloutWriter(store, ledger);
  const loop = new ReconcileLoop({
    database: mortal,
    logger: mockServices.logger.mock(),
    now,
    random: () => 0,
  });
  const deployments = new Deployments({
    store,
    writer,
    ledger,
    ports,
    loop,
    now,
  });
  loop.add(
    new DeploymentReconcilable({
      store,
      writer,
      ports,
      deadline: 60_000,
      hint: () => {},
    }),
  );
  const deploy = async (
    version: Awaited<ReturnType<World['addVersion']>>,
    some: { rolloutId?: string; restores?: string } = {},
  ) => {
    const rolloutId = some.rolloutId ?? randomUUID();
    await mortal.transaction(transaction =>
      deployments.setGoal(transaction, {
        ...version,
        rolloutId,
        plan: deployments.plan(model, production),
        actor: 'user:default/ada',
        approvedBy: ['user:default/rita'],
        restores: some.restores,
      }),
    );
    return rolloutId;
  };
  return { loop, deployments, ledger, ports, deploy };
}

/** Lets time pass and due turns be taken. */
export async function pass(
  portal: Pick<ReturnType<typeof startPortal>, 'loop'>,
  world: Pick<World, 'clock'>,
  rounds: number,
  milliseconds = 2_000,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await portal.loop.takeDueTurns();
    world.clock.time += milliseconds;
  }
}
