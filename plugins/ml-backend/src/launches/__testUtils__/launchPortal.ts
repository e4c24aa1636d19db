import { mockServices } from '@backstage/backend-test-utils';
import {
  FakeLauncher,
  FakeRegistry,
  FakeSourceReader,
} from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import type { ModelSpec, PipelineSpec } from '../../entities';
import { Ledger } from '../../ledger';
import { ConfiguredPorts } from '../../ports/ConfiguredPorts';
import { ReconcileLoop } from '../../reconcile';
import { MortalProcess } from '../../reconcile/__testUtils__/MortalProcess';
import { LaunchCounts } from '../LaunchCounts';
import { Launches } from '../Launches';
import { LaunchPlanner } from '../LaunchPlanner';
import { LaunchReconcilable } from '../LaunchReconcilable';
import { LaunchStore } from '../LaunchStore';
import type { LaunchOrder } from '../types';

const START = Date.parse('2026-11-24T08:00:00.000Z');
const SOURCE = 'http://forge.example/departures/flight-delay/src/branch/main/';

/** A model that a test pipeline trains. */
export const model: ModelSpec = {
  ref: 'mlmodel:default/flight-delay',
  name: 'flight-delay',
  type: 'classifier',
  lifecycle: 'production',
  owner: 'group:default/departures',
  tier: 2,
  registry: { instance: 'default', model: 'flight-delay' },
  experiments: ['flight-delay'],
  trainedBy: ['mlpipeline:default/flight-delay-training'],
  uses: [],
  serving: { mode: 'online' },
  runbooks: {},
};

/** A pipeline with one parameter and one GPU. */
export const pipeline: PipelineSpec = {
  ref: 'mlpipeline:default/flight-delay-training',
  name: 'flight-delay-training',
  type: 'training',
  owner: 'group:default/departures',
  engine: 'ray',
  sourceUrl: SOURCE,
  entrypoint: 'python -m flight_delay.train',
  parameters: { properties: { epochs: { type: 'integer', default: 3 } } },
  resources: { cpus: 1, gpus: 1 },
  model: model.ref,
};

/** What outlives the portal: the outside systems and the clock. */
export function createWorld() {
  const clock = { time: START };
  const now = () => new Date(clock.time);
  const launcher = new FakeLauncher({
    now: () => clock.time,
    price: { currency: 'USD', gpuHour: 2, cpuHour: 0.1 },
  });
  const registry = new FakeRegistry();
  const sources = new FakeSourceReader();
  const commit = sources.commit(SOURCE, { 'train.py': 'print(1)' });
  return { clock, now, launcher, registry, sources, commit };
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
  ports.addLauncher(life.wrap(world.launcher));
  ports.addModelRegistry(life.wrap(world.registry));
  ports.setSourceReader(life.wrap(world.sources));
  const mortal = life.wrapDatabase(database);
  const store = life.wrap(new LaunchStore(mortal));
  const ledger = life.wrap(new Ledger({ database: mortal, now }));
  const hints: string[] = [];
  const hint = (id: string) => {
    hints.push(id);
  };
  const loop = new ReconcileLoop({
    database: mortal,
    logger: mockServices.logger.mock(),
    now,
    random: () => 0,
  });
  const launches = new Launches({
    database: mortal,
    store,
    counts: new LaunchCounts(mortal),
    planner: new LaunchPlanner(ports),
    ports,
    ledger,
    loop,
    now,
    hint,
  });
  loop.add(
    new LaunchReconcilable({
      store,
      ports,
      ledger,
      pace: { look: 2_000, waitingDeadline: 3_600_000 },
      portalUrl: async () => 'http://portal.example/api/ml',
      hint,
    }),
  );
  return { loop, launches, ledger, store, ports, hints };
}

/** Lets time pass and due turns be taken, until a launch rests or so many rounds have gone by. */
export async function pass(
  portal: Pick<ReturnType<typeof startPortal>, 'loop'>,
  world: Pick<World, 'clock'>,
  rounds: number,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await portal.loop.takeDueTurns();
    world.clock.time += 2_000;
  }
}

/** A launch as a person orders it. */
export const order = (some: Partial<LaunchOrder> = {}): LaunchOrder => ({
  pipeline,
  model,
  ...some,
});

/** Who asks for it. */
export const ada = {
  requestedBy: 'user:default/ada',
  cause: { type: 'person' as const, reason: 'nightly data' },
};

/** What the ledger says was done with a launch, in order. */
export async function actsOf(ledger: Ledger, id: string): Promise<string[]> {
  const entries = await ledger.listBySubject(`launch:${id}`);
  return entries.map(({ act }) => act);
}
