import { measureMirror } from '../support/mirroring.mjs';

/** The first mirror of 100,000 runs and 40,000 versions, and the idle polls after it. */
export async function measure() {
  return {
    goal: { minutes: 5, growthMiB: 250, idlePollCpuMs: 50 },
    ...(await measureMirror({
      runs: 100_000,
      models: 10_000,
      width: 10,
      limitS: 1_800,
    })),
  };
}
