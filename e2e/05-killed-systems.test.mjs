// MLflow and Ray killed and restarted during a promotion: it goes on, or fails with the reason; it never hangs. Pages show
// what was known of MLflow meanwhile, since when and why, and what it says itself once it is back.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, portalUrl, until } from './support/portal.mjs';
import {
  isBack,
  keepAway,
  killPart,
  mlflowAnswers,
  rayAnswers,
} from './support/processes.mjs';
import { addressOf, openPage, pages } from './support/pages.mjs';
import { endOf, newestVersion, readPromotion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const MODEL = 'mlmodel:default/arrival-delay';

/** What is known of MLflow, on the pages that keep it. It stays the same as long as nothing is trained: so these come first. */
const kept = {
  Fleet: page => page.getByRole('link', { name: 'Flight delay', exact: true }),
  'Model versions': page => page.getByRole('link', { name: 'version 1' }),
  Version: page =>
    page.getByRole('region', { name: 'Signature' }).getByRole('table'),
  'Two versions': page =>
    page.getByRole('region', { name: 'Metrics' }).getByRole('table'),
  'Model runs': page =>
    page.getByRole('link', { name: /^flight-delay-training-/ }),
  Run: page => page.getByRole('region', { name: 'Parameters' }),
  'Compare runs': page =>
    page.getByRole('table', { name: 'What differs' }).getByRole('row'),
  Servers: page => page.getByText(/^[\d,]+ models, [\d,]+ versions$/),
};

describe('pages whose MLflow is killed', () => {
  const [person] = signedIn(['grace']);
  const shown = pages.filter(({ name }) => name in kept);
  const tabs = new Map();
  /** What a page kept of MLflow, as text. */
  const read = name => kept[name](tabs.get(name)).first().innerText();
  /** That MLflow is away, and whatever could not be read because of it; not that it was away before. */
  const notices = name =>
    tabs
      .get(name)
      .getByRole('status')
      .or(tabs.get(name).getByRole('alert'))
      .or(tabs.get(name).getByRole('treeitem'))
      .filter({ hasText: /MLflow.* does not answer/ });

  /** The portal has noticed in all that it reads of MLflow: pages that are opened now say so. */
  const isNoticed = async () => {
    const servers = tabs.get('Servers');
    for (const what of ['Runs', 'Models and versions'])
      await servers
        .getByRole('alert')
        .filter({ hasText: `${what} could not be read` })
        .filter({ has: servers.locator('time') })
        .filter({ hasText: /MLflow.* does not answer \(ECONNREFUSED\)/ })
        .waitFor({ timeout: 60_000 });
  };

  /** It says of what it shows that it is old, since when, and why. */
  const isSaid = page =>
    page
      .getByRole('status')
      .filter({ hasText: 'does not answer; this is what was known' })
      .filter({ has: page.locator('time') })
      .filter({ hasText: /MLflow.* does not answer \(ECONNREFUSED\)/ })
      .first()
      .waitFor({ timeout: 60_000 });

  it('keep what was known, with its age and why, and say nothing of it once MLflow is back', async () => {
    const token = await person.token();
    const addressed = await Promise.all(
      shown.map(async one => ({
        ...one,
        address: await addressOf(one, token),
      })),
    );
    const meanwhile = new Map();
    const open = async one => {
      const page = await person.context.newPage();
      tabs.set(one.name, page);
      await openPage({ ...person, page }, portalUrl(), one);
      meanwhile.set(one.name, await read(one.name));
      return page;
    };
    const [servers, ...others] = addressed.sort(
      (a, b) => Number(b.name === 'Servers') - Number(a.name === 'Servers'),
    );
    const lookAround = async () => {
      await open(servers);
      await isNoticed();
      await Promise.all(others.map(async one => isSaid(await open(one))));
    };
    const killed = await keepAway('mlflow', lookAround());
    await isBack('mlflow', killed, mlflowAnswers);

    // The portal looks again at least once a minute, and a page at what it found.
    for (const { name } of shown) {
      await until(
        `${name} without a notice`,
        () => notices(name).count(),
        count => count === 0,
      );
      assert.equal(await read(name), meanwhile.get(name), name);
    }
  });
});

describe('a promotion whose systems are killed', () => {
  const [administrator] = signedIn(['mira']);
  let token;
  before(async () => {
    token = await administrator.token();
  });

  const trainFirst = async () => {
    const { id } = await call(token, 'POST', '/promotions', {
      model: MODEL,
      version: await newestVersion(token, MODEL),
      environment: 'staging',
      mode: 'train',
      reason: 'Its systems are killed on purpose',
    });
    await until(
      'the training to run',
      () => readPromotion(token, id),
      ({ launch }) => launch?.state === 'running',
      { seconds: 120 },
    );
    return id;
  };

  it('waits for MLflow, says so, and goes on or says why not', async () => {
    const id = await trainFirst();
    const { page } = administrator;
    await page.goto(`${portalUrl()}/ml/servers`);
    const isSaid = page
      .getByText(/MLflow does not answer/)
      .first()
      .waitFor();
    const killed = await keepAway('mlflow', isSaid);
    // Versions are read from the portal's own copy: they are there meanwhile.
    await page.goto(
      `${portalUrl()}/catalog/default/mlmodel/arrival-delay/versions`,
    );
    await page.getByRole('link', { name: 'version 1' }).first().waitFor();
    await isBack('mlflow', killed, mlflowAnswers);

    const { promotion, ledgerHolds } = await endOf(token, id, 300);
    assert.ok(['done', 'failed'].includes(promotion.state));
    assert.ok(promotion.state === 'done' || promotion.stateReason);
    assert.ok(ledgerHolds);
  });

  it('ends with a reason when Ray lost the job, and the next one is done', async () => {
    const id = await trainFirst();
    const killed = killPart('ray');
    await isBack('ray', killed, rayAnswers);
    const { promotion } = await endOf(token, id, 300);
    assert.ok(['done', 'failed'].includes(promotion.state));
    assert.ok(promotion.state === 'done' || promotion.stateReason);

    const next = await trainFirst();
    const { promotion: second } = await endOf(token, next, 300);
    assert.equal(second.state, 'done', second.stateReason);
  });
});
