import { commandTests } from '../files.mjs';
import { nodeTest } from '../nodeTest.mjs';

/** Every `*.test.mjs` under scripts: what ./slipway is made of, with real processes. */
export const command = {
  name: 'command',
  what: './slipway itself: settings, processes, set-up',
  needs: ['packages'],
  exists: () => commandTests().length > 0,
  run: ({ log }) => nodeTest(commandTests(), { log, patience: 120_000 }),
};
