import { measureMirror } from '../support/mirroring.mjs';

/** The first mirror of 1,000,000 runs and 200,000 versions, for its memory. Takes most of an hour. */
export async function measure() {
  return {
    goal: { growthMiB: 250 },
    ...(await measureMirror({
      runs: 1_000_000,
      models: 50_000,
      width: 1,
      limitS: 7_200,
    })),
  };
}
