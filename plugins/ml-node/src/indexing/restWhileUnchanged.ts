import type { SchedulerServiceTaskRunner } from '@backstage/backend-plugin-api';

/** Longest rest, in milliseconds, whatever the sources say. */
const LONGEST = 3_600_000;

/**
 * A runner whose task rests while what it works from is what it was when the task last ended well: reading tens of
 * thousands of models again and again is most of what an idle portal would do.
 */
export function restWhileUnchanged(
  runner: SchedulerServiceTaskRunner,
  options: {
    /** Names the content that the task works from; throws or is undefined where that is not known. */
    revision: (signal: AbortSignal) => Promise<string | undefined>;
    /** Whether the task, when it ended last, had all of it. */
    isWhole: () => boolean;
    now: () => Date;
  },
): SchedulerServiceTaskRunner {
  let known: string | undefined;
  let madeAt = -Infinity;
  return {
    run: task =>
      runner.run({
        ...task,
        fn: async signal => {
          const at = options.now().getTime();
          const revision = await options
            .revision(signal)
            .catch(() => undefined);
          signal.throwIfAborted();
          const isSame = revision !== undefined && revision === known;
          if (isSame && at - madeAt < LONGEST) return;
          known = undefined;
          await task.fn(signal);
          if (!options.isWhole()) return;
          known = revision;
          madeAt = at;
        },
      }),
  };
}
