import { setUpPackages, setUpPython } from '../setup/index.mjs';
import { startMlflows } from './needs/mlflows.mjs';
import { startPortal } from './needs/portal.mjs';
import { startPostgres } from './needs/postgres.mjs';
import { startReplicas } from './needs/replicas.mjs';
import { makeState } from './needs/state.mjs';
import { startSystems } from './needs/systems.mjs';

/** How to get each thing that a suite may need, from what was named before it: its value, and how to end it. */
const providers = {
  packages: async () => ({ value: await setUpPackages() }),
  python: async () => ({ value: await setUpPython() }),
  postgres: startPostgres,
  systems: startSystems,
  mlflows: startMlflows,
  state: makeState,
  portal: startPortal,
  replicas: startReplicas,
};

const provided = new Map();

/** Things that suites need, made once per test run and shared. */
export const needs = {
  /**
   * @param {string[]} names
   * @returns {Promise<Record<string, any>>} by name
   */
  async provide(names) {
    const given = {};
    for (const name of names) {
      if (!provided.has(name)) {
        provided.set(
          name,
          await providers[name](given).catch(error => ({ error })),
        );
      }
      const { error, value } = provided.get(name);
      if (error) {
        throw error;
      }
      given[name] = value;
    }
    return given;
  },

  /** Ends what was started and none of these names needs any more, last first. */
  async release(stillNeeded = []) {
    for (const [name, { stop }] of [...provided].reverse()) {
      if (!stillNeeded.includes(name)) {
        provided.delete(name);
        await stop?.();
      }
    }
  },
};
