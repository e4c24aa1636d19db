import { databaseTests } from '../files.mjs';
import { everyCore, jest } from '../jest.mjs';

/** Every test that uses `TestDatabases`, on SQLite and on a real PostgreSQL. */
export const database = {
  name: 'database',
  what: 'jest: stores and services on SQLite and on PostgreSQL',
  needs: ['packages', 'postgres'],
  exists: () => databaseTests().length > 0,
  run: ({ log, given }) =>
    jest({
      log,
      env: given.postgres,
      args: [everyCore, '--runTestsByPath', ...databaseTests()],
    }),
};
