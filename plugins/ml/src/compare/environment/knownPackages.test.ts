import type {
  RunEnvironments,
  RunEnvironmentState,
} from '@slipway/plugin-ml-common';
import { isAway, knownIn, nextPart, wholeAnswer } from './knownPackages';

const ids = Array.from({ length: 45 }, (_, n) => `r${n}`);

const answer = (
  runIds: string[],
  said: Omit<RunEnvironmentState, 'runId'>,
): RunEnvironments => ({
  environments: [],
  runs: runIds.map(runId => ({ runId, ...said })),
});

const pending = answer(ids, { state: 'pending' });

describe('packages that are read part by part', () => {
  it('come twenty runs at a time, until all are known', () => {
    const answers = [pending];
    const sizes: number[] = [];
    for (let part = nextPart(answers); part; part = nextPart(answers)) {
      sizes.push(part.length);
      answers.push(answer(part, { state: 'none' }));
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(knownIn(answers).states.get('r44')?.state).toBe('none');
  });

  it('are not asked for without end where a run has gone meanwhile', () => {
    const answers = [pending];
    for (let turn = 0; turn < 3; turn += 1) {
      const part = nextPart(answers) ?? [];
      answers.push(wholeAnswer(part, answer(part.slice(1), { state: 'none' })));
    }
    expect(nextPart(answers)).toBeUndefined();
    expect(knownIn(answers).states.get('r0')).toEqual({
      runId: 'r0',
      state: 'unread',
      why: 'The run is not there any more',
    });
  });

  it('wait for the reader where a whole part could not be read now', () => {
    const part = ids.slice(0, 20);
    const again = answer(part, { state: 'unread', again: true });
    expect(isAway([pending, again])).toBe(true);
    expect(isAway([pending, answer(part, { state: 'unread' })])).toBe(false);
    expect(
      isAway([
        pending,
        { ...again, runs: [...again.runs, { runId: 'r20', state: 'none' }] },
      ]),
    ).toBe(false);
    expect(isAway([pending])).toBe(false);
  });
});
