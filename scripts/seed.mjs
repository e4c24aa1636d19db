#!/usr/bin/env node
// Fills a fresh portal with the demo, by the portal's own API and as a service: it launches and asks, it approves nothing.
// Every act carries a key, so a seeding that was interrupted goes on where it was.
import { performance } from 'node:perf_hooks';
import { acts } from './seed/demo.mjs';
import { launchUntilDone } from './seed/launch.mjs';
import { Refused } from './seed/portal.mjs';
import { publishAll } from './seed/publish.mjs';
import { systemsOf } from './seed/systems.mjs';

const { forge, portal } = systemsOf(process.env);

const begun = performance.now();
const say = line =>
  console.log(
    `${String(Math.round((performance.now() - begun) / 1000)).padStart(
      4,
    )} s  ${line}`,
  );

async function launch({ key, says, launch: request }) {
  say(says);
  const { version } = await launchUntilDone(portal, {
    key: `seed-${key}`,
    request,
    onAgain: why => say(`${says}: again, because ${why}`),
  });
  say(`${says}: done${version ? `, version ${version}` : ''}`);
  return { version };
}

async function promote({ key, says, promotion }, done) {
  const { of, ...request } = promotion;
  const { version } = await done.get(of);
  if (!version) throw new Error(`'${of}' registered no version`);
  try {
    await portal.promote(`seed-${key}`, {
      ...request,
      version,
      mode: 'deploy',
    });
    say(says);
  } catch (error) {
    // Somebody asked meanwhile: then the demo needs nothing of its own there.
    if (!(error instanceof Refused && error.status === 409)) throw error;
    say(`${says}: somebody asked already`);
  }
}

await publishAll({ forge, portal }, name =>
  say(`${name} is on the forge and in the catalog`),
);

const done = new Map();
for (const act of acts)
  done.set(
    act.key,
    Promise.all((act.after ?? []).map(key => done.get(key))).then(() =>
      act.launch ? launch(act) : promote(act, done),
    ),
  );
const failures = (await Promise.allSettled(done.values())).filter(
  ({ status }) => status === 'rejected',
);
for (const message of new Set(failures.map(({ reason }) => reason.message)))
  say(`Failed: ${message}`);
process.exitCode = failures.length ? 1 : 0;
