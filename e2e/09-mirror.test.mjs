// What changes in MLflow reaches pages that are open; a model that nobody described is found, listed, and let go again.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  moveAlias,
  registerAgain,
  withMlflowClient,
} from './support/mlflowClient.mjs';
import { ApiError, call, portalUrl, until } from './support/portal.mjs';
import { newestVersion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const NAME = 'arrival-delay';
const MODEL = `mlmodel:default/${NAME}`;
const modelPage = `/catalog/default/mlmodel/${NAME}`;
/** Longer than a poll, shorter than anybody would wait. */
const SOON = 30_000;

describe('a registry that changes', () => {
  const [engineer] = signedIn(['mira']);

  const readEntity = async name =>
    call(
      await engineer.token(),
      'GET',
      `/entities/by-name/mlmodel/default/${name}`,
      undefined,
      'catalog',
    );

  const createModel = name =>
    withMlflowClient('client.create_registered_model(args["name"])', { name });

  const deleteModel = name =>
    withMlflowClient('client.delete_registered_model(args["name"])', { name });

  const versionLink = version =>
    engineer.page
      .getByRole('table', { name: 'Versions' })
      .getByRole('link', { name: `version ${version}`, exact: true });

  it('tells of changes by webhooks that the portal has registered itself', async () => {
    const { token } = engineer;
    const { items } = await until(
      'the webhooks to be registered',
      async () => call(await token(), 'GET', '/sources'),
      found =>
        found.items
          .flatMap(({ mirror = [] }) => mirror)
          .some(({ webhooks }) => webhooks === 'active'),
    );
    assert.ok(items.length > 0);
  });

  it('shows a new version on the open page, and then that it was deleted', async () => {
    const { page, token } = engineer;
    await page.goto(`${portalUrl()}${modelPage}/versions`);
    const newest = await newestVersion(await token(), MODEL);
    await versionLink(newest).waitFor();
    const version = await registerAgain(NAME, newest);
    assert.notEqual(version, newest);
    await versionLink(version).waitFor({ timeout: SOON });

    await withMlflowClient(
      'client.delete_model_version(args["name"], args["version"])',
      { name: NAME, version },
    );
    await page
      .getByRole('row', { name: new RegExp(`version ${version}\\b`) })
      .getByText('Gone', { exact: true })
      .waitFor({ timeout: SOON });
    // Its page stays, and says so.
    await page.goto(`${portalUrl()}${modelPage}/versions/${version}`);
    await page
      .getByText('This version is gone from the registry')
      .first()
      .waitFor();
  });

  it('says what serves by an alias of a model that was never deployed from here', async () => {
    const { page, token } = engineer;
    const name = `elsewhere-${randomUUID().slice(0, 8)}`;
    await createModel(name);
    const newest = await newestVersion(await token(), MODEL);
    const version = await registerAgain(NAME, newest, name);
    await moveAlias(name, 'champion', version);
    await until('the model to be found', () => readEntity(name), Boolean);

    await page.goto(`${portalUrl()}/catalog/default/mlmodel/${name}`);
    const production = page.getByRole('region', { name: 'In production' });
    await production.getByText('By the registry').waitFor({ timeout: SOON });
    await production
      .getByRole('link', { name: `version ${version}`, exact: true })
      .first()
      .waitFor();
    await deleteModel(name);
  });

  it('makes an entity for a model that nobody described, lists it as unowned, and lets it go', async () => {
    const { page } = engineer;
    const name = `nobodys-${randomUUID().slice(0, 8)}`;
    const read = () => readEntity(name);
    await createModel(name);
    const entity = await until('the model to be found', read, Boolean);
    assert.equal(entity.spec.registry.model, name);

    await page.goto(
      `${portalUrl()}/ml/housekeeping?problem=unowned&text=${name}`,
    );
    await until(
      'the model to be listed',
      async () => {
        await page.reload();
        await page.getByRole('heading', { name: 'Housekeeping' }).waitFor();
        return page
          .getByRole('link', { name: new RegExp(name) })
          .first()
          .waitFor({ timeout: 5_000 })
          .then(() => true);
      },
      Boolean,
      { seconds: 150 },
    );

    await deleteModel(name);
    await until(
      'the entity to go',
      () =>
        read().then(
          () => false,
          error => error instanceof ApiError && error.status === 404,
        ),
      Boolean,
      { seconds: 180 },
    );
  });
});
