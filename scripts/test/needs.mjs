import { setUpPackages } from '../setup/index.mjs';

/** How to get each thing a suite may need. `stop` ends what was started. */
const providers = {
  packages: async () => {
    await setUpPackages();
    return { value: true };
  },
};

const provided = new Map();

/** Things that suites need, made once per test run and shared. */
export const needs = {
  /**
   * @param {string[]} names
   * @returns {Promise<Record<string, unknown>>} by name
   */
  async provide(names) {
    const given = {};
    for (const name of names) {
      if (!provided.has(name)) {
        provided.set(
          name,
          await providers[name](
            await this.provide(providers[name].needs ?? []),
          ),
        );
      }
      given[name] = provided.get(name).value;
    }
    return given;
  },

  /** Ends what was started, last first. */
  async release() {
    const started = [...provided.values()].reverse();
    provided.clear();
    for (const { stop } of started) {
      await stop?.();
    }
  },
};
