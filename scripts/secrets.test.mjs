import assert from 'node:assert/strict';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { secretsOf } from './secrets.mjs';
import { temporaryFolder } from './test/temporaryFolder.mjs';

const folder = () => temporaryFolder('secrets');

test('secrets are made once and only we may read them', () => {
  const state = folder();
  const first = secretsOf(state);
  assert.deepEqual(secretsOf(state), first);
  assert.equal(statSync(join(state, 'secrets.json')).mode % 0o1000, 0o600);
  assert.match(first.SLIPWAY_RAY_TOKEN, /^[0-9a-f]{64}$/);
  assert.match(first.SLIPWAY_DEMO_PASSWORD, /^\w{4}-\w{4}-\w{4}$/);
});

test('a secret that a newer version needs is added and the others stay', () => {
  const state = folder();
  writeFileSync(join(state, 'secrets.json'), '{"SLIPWAY_RAY_TOKEN":"kept"}');
  chmodSync(join(state, 'secrets.json'), 0o644);
  assert.equal(secretsOf(state).SLIPWAY_RAY_TOKEN, 'kept');
  assert.equal(statSync(join(state, 'secrets.json')).mode % 0o1000, 0o600);
});

test('a damaged file is reported, not replaced', () => {
  const state = folder();
  writeFileSync(join(state, 'secrets.json'), '{');
  assert.throws(() => secretsOf(state), { remedy: /reset/ });
});
