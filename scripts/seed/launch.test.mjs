import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchUntilDone } from './launch.mjs';
import { Unsuccessful } from './portal.mjs';

/** A portal whose launches stand, and end, as the test says; by key. */
function portalWith(launches) {
  const asked = [];
  return {
    asked,
    launch: async key => {
      asked.push(key);
      return { key, state: launches[key].now };
    },
    ended: async ({ key }) => {
      const state = launches[key].ends ?? launches[key].now;
      if (state !== 'succeeded') throw new Unsuccessful({ state });
      return { key, state };
    },
  };
}

const seed = async (launches, onAgain = () => {}) => {
  const portal = portalWith(launches);
  const options = { key: 'seed-a', request: {}, onAgain };
  const ended = await launchUntilDone(portal, options);
  return { ended, asked: portal.asked };
};

test('a launch that an earlier seeding began is gone on with', async () => {
  const { asked } = await seed({
    'seed-a': { now: 'running', ends: 'succeeded' },
  });
  assert.deepEqual(asked, ['seed-a']);
});

test('what was lost or had failed before is launched anew, each time under another key', async () => {
  const reasons = [];
  const { ended, asked } = await seed(
    {
      'seed-a': { now: 'failed' },
      'seed-a-2': { now: 'running', ends: 'lost' },
      'seed-a-3': { now: 'pending', ends: 'succeeded' },
    },
    why => reasons.push(why),
  );
  assert.deepEqual(asked, ['seed-a', 'seed-a-2', 'seed-a-3']);
  assert.equal(ended.key, 'seed-a-3');
  assert.deepEqual(reasons, ['it failed: no reason', 'it lost: no reason']);
});

test('what fails now has failed', async () => {
  await assert.rejects(
    seed({ 'seed-a': { now: 'pending', ends: 'failed' } }),
    /it failed/,
  );
});

test('what is always lost is not launched for ever', async () => {
  const always = new Proxy({}, { get: () => ({ now: 'lost' }) });
  await assert.rejects(seed(always), /it lost/);
});
