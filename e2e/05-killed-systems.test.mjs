// MLflow and Ray killed and restarted during a promotion: it goes on, or fails with the reason; it never hangs.
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
import { endOf, newestVersion, readPromotion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const MODEL = 'mlmodel:default/arrival-delay';

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
