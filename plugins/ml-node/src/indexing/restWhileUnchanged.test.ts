import type { SchedulerServiceTaskInvocationDefinition } from '@backstage/backend-plugin-api';
import { restWhileUnchanged } from './restWhileUnchanged';

const HOUR = 3_600_000;

/** A task that says how often it ran, with sources that the test changes. */
function start() {
  const sources = {
    revision: 'a' as string | Error | undefined,
    isWhole: true,
    at: 0,
    runs: 0,
    failure: undefined as Error | undefined,
    asked: undefined as ((signal: AbortSignal) => void) | undefined,
  };
  let turn: SchedulerServiceTaskInvocationDefinition['fn'] = async () => {};
  const runner = restWhileUnchanged(
    { run: async ({ fn }) => void (turn = fn) },
    {
      revision: async signal => {
        sources.asked?.(signal);
        if (sources.revision instanceof Error) throw sources.revision;
        return sources.revision;
      },
      isWhole: () => sources.isWhole,
      now: () => new Date(sources.at),
    },
  );
  runner.run({
    id: 'index',
    fn: async () => {
      sources.runs += 1;
      if (sources.failure) throw sources.failure;
    },
  });
  const stopping = new AbortController();
  return { sources, stopping, turn: async () => turn(stopping.signal) };
}

describe('a task that rests while nothing has changed', () => {
  it('runs once, and again when its sources have changed', async () => {
    const { sources, turn } = start();
    await turn();
    await turn();
    expect(sources.runs).toBe(1);
    sources.revision = 'b';
    await turn();
    await turn();
    expect(sources.runs).toBe(2);
  });

  it('runs when it is not known whether they have changed', async () => {
    const { sources, turn } = start();
    await turn();
    sources.revision = undefined;
    await turn();
    sources.revision = new Error('The plugin is away');
    await turn();
    expect(sources.runs).toBe(3);
    sources.revision = 'a';
    await turn();
    expect(sources.runs).toBe(4);
  });

  it('runs again after it has failed, and after it had less than all', async () => {
    const { sources, turn } = start();
    sources.failure = new Error('No index');
    await expect(turn()).rejects.toThrow('No index');
    sources.failure = undefined;
    sources.isWhole = false;
    await turn();
    sources.isWhole = true;
    await turn();
    expect(sources.runs).toBe(3);
    await turn();
    expect(sources.runs).toBe(3);
  });

  it('runs once an hour whatever they say', async () => {
    const { sources, turn } = start();
    await turn();
    sources.at = HOUR - 1;
    await turn();
    expect(sources.runs).toBe(1);
    sources.at = HOUR;
    await turn();
    expect(sources.runs).toBe(2);
  });

  it('does not begin where it was stopped while it asked', async () => {
    const { sources, stopping, turn } = start();
    sources.asked = signal => {
      expect(signal.aborted).toBe(false);
      stopping.abort();
      expect(signal.aborted).toBe(true);
    };
    await expect(turn()).rejects.toMatchObject({ name: 'AbortError' });
    expect(sources.runs).toBe(0);
  });
});
