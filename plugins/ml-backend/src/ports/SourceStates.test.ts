import { FakeRegistry } from '@slipway/plugin-ml-node/testUtils';
import { ConfiguredPorts } from './ConfiguredPorts';
import { SourceStates } from './SourceStates';

/** A registry that has answered once, and what its readers see. */
async function answered() {
  const registry = new FakeRegistry();
  const ports = new ConfiguredPorts();
  ports.addModelRegistry(registry);
  const world = { now: 0, registry };
  const states = new SourceStates({ ports, now: () => new Date(world.now) });
  const read = async () => (await states.getAll()).map(one => one.version);
  registry.check = async () => ({ version: '1' });
  expect(await read()).toEqual(['1']);
  return { world, read };
}

describe('how a system answers', () => {
  // Whoever waits, waits for ever.
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is known to who reads on though the system does not answer', async () => {
    const { world, read } = await answered();
    world.registry.check = () => new Promise(() => {});
    world.now = 59_000;
    expect(await read()).toEqual(['1']);
  });

  it('is asked again behind, by one reader', async () => {
    const { world, read } = await answered();
    const check = jest.fn(async () => ({ version: '2' }));
    world.registry.check = check;
    world.now = 9_000;
    await read();
    expect(check).not.toHaveBeenCalled();
    world.now = 11_000;
    await Promise.all([read(), read()]);
    expect(check).toHaveBeenCalledTimes(1);
    expect(await read()).toEqual(['2']);
  });

  it('is waited for where what is known is old', async () => {
    const { world, read } = await answered();
    world.registry.check = async () => ({ version: '2' });
    world.now = 61_000;
    expect(await read()).toEqual(['2']);
  });

  it('is what was known where nothing comes for a moment', async () => {
    const { world, read } = await answered();
    world.registry.check = () => new Promise(() => {});
    world.now = 61_000;
    const waiting = read();
    await jest.advanceTimersByTimeAsync(1_500);
    expect(await waiting).toEqual(['1']);
  });
});
