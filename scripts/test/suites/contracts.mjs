import { contractTests } from '../files.mjs';
import { jest } from '../jest.mjs';

/** Adapters against the real systems: `*.contract.test.ts`. One after another, because they share one Ray. */
export const contracts = {
  name: 'contracts',
  what: 'jest: adapters against a real MLflow and a real Ray',
  needs: ['packages', 'python', 'systems', 'postgres', 'mlflows'],
  exists: () => contractTests().length > 0,
  run: ({ log, given }) =>
    jest({
      log,
      env: { ...given.systems, ...given.mlflows },
      patience: 240_000,
      args: ['--runInBand', '--runTestsByPath', ...contractTests()],
    }),
};
