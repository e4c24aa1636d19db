#!/usr/bin/env node
// Fills a fresh portal with the demo, by the portal's own API and as a service: it launches and asks, it approves nothing.
// Every act carries a key, so a seeding that was interrupted goes on where it was.
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { acts, OWNER, repositories } from './seed/demo.mjs';
import { Forge } from './seed/forge.mjs';
import { launchUntilDone } from './seed/launch.mjs';
import { Portal, Refused } from './seed/portal.mjs';

const {
  SLIPWAY_FORGE_URL,
  SLIPWAY_FORGE_PASSWORD,
  SLIPWAY_PORTAL_URL,
  SLIPWAY_SEED_TOKEN,
} = process.env;

const forge = new Forge({
  url: SLIPWAY_FORGE_URL,
  user: 'slipway',
  password: SLIPWAY_FORGE_PASSWORD,
});
const portal = new Portal({
  url: SLIPWAY_PORTAL_URL,
  token: SLIPWAY_SEED_TOKEN,
});

const begun = performance.now();
const say = line =>
  console.log(
    `${String(Math.round((performance.now() - begun) / 1000)).padStart(
      4,
    )} s  ${line}`,
  );

async function publish({ folder, name, description, entities }) {
  const url = await forge.publish(
    fileURLToPath(new URL(`../${folder}`, import.meta.url)),
    { owner: OWNER, name, description },
  );
  await portal.register(`${url}/src/branch/main/catalog-info.yaml`);
  await Promise.all(entities.map(ref => portal.hasEntity(ref)));
  say(`${name} is on the forge and in the catalog`);
}

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

await Promise.all(repositories.map(publish));

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
