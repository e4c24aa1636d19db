import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsFrom } from './settings.mjs';

test('ports, addresses and the state folder have defaults', () => {
  const { ports, urls, state } = settingsFrom({}, {});
  assert.equal(urls.portal, 'http://localhost:7007');
  assert.equal(urls.mlflow, 'http://127.0.0.1:7013');
  assert.equal(new Set(Object.values(ports)).size, Object.keys(ports).length);
  assert.match(state, /state$/);
});

test('an offset moves every port, a flag wins over the environment', () => {
  const { ports } = settingsFrom(
    { port: '9000' },
    { SLIPWAY_PORT: '8000', SLIPWAY_PORT_OFFSET: '100' },
  );
  assert.equal(ports.portal, 9000);
  assert.equal(ports.identity, 7111);
});

test('a port that is no port, or is meant for another part, is refused', () => {
  assert.throws(
    () => settingsFrom({ port: 'http' }, {}),
    /--port http is not a whole number/,
  );
  assert.throws(
    () => settingsFrom({ 'port-offset': '70000' }, {}),
    /--port-offset/,
  );
  assert.throws(
    () => settingsFrom({ port: '7013' }, {}),
    /port 7013 is meant for mlflow/,
  );
});

test("Ray's sockets get a short folder when the state folder is deep or has spaces", () => {
  assert.equal(
    settingsFrom({ state: '/srv/slipway' }, {}).rayTemp,
    '/srv/slipway/ray',
  );
  const deep = settingsFrom(
    { state: `/srv/${'deep/'.repeat(20)}` },
    {},
  ).rayTemp;
  const spaced = settingsFrom({ state: '/srv/a b' }, {}).rayTemp;
  assert.match(deep, /^\/tmp\/slipway-[0-9a-f]{12}$/);
  assert.match(spaced, /^\/tmp\/slipway-[0-9a-f]{12}$/);
  assert.notEqual(deep, spaced);
});
