import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';

const statusOf = script =>
  spawnSync(process.execPath, ['--input-type=module', '-e', script]).status;

const module = JSON.stringify(new URL('./status.mjs', import.meta.url).href);

it('is the one of the command, also where a library ends the process with its own', () => {
  const library = `process.once('beforeExit', () => process.exit(0));`;
  for (const status of [0, 1, 3])
    assert.equal(
      statusOf(
        `import { endWith } from ${module}; ${library} endWith(${status});`,
      ),
      status,
    );
});
