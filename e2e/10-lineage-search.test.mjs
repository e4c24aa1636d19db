// What breaks when a table goes, with what runs logged; a version found by a word of its card; what is mine, at home.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { withMlflowClient } from './support/mlflowClient.mjs';
import { call, portalUrl, until } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';

const NAME = 'arrival-delay';
const MODEL = `mlmodel:default/${NAME}`;
const modelPage = `/catalog/default/mlmodel/${NAME}`;
/** A table that no relation of the catalog connects to any model. */
const UNRELATED = 'crew-rosters';
/** A table that pipelines of both models read. */
const RELATED = 'planes-table';
/** A word that nothing else says. */
const WORD = `foehn${randomUUID().replace(/[^a-f]/g, '')}`;

/** A version whose run logged both tables, with a README among its files; answers its number. */
const registerWithCard = () =>
  withMlflowClient(
    [
      'from mlflow.entities import Dataset, DatasetInput, InputTag',
      'experiment = client.get_experiment_by_name(args["name"])',
      'run = client.create_run(experiment.experiment_id).info.run_id',
      'client.log_inputs(run, [DatasetInput(Dataset(name, "d1", "local", "-"), [InputTag("mlflow.data.context", "training")]) for name in args["tables"]])',
      'client.log_text(run, "# Arrival delay\\n\\nBlind to " + args["word"] + ".\\n", "model/README.md")',
      'client.set_terminated(run)',
      'result = client.create_model_version(args["name"], f"runs:/{run}/model", run_id=run).version',
    ].join('\n'),
    { name: NAME, tables: [UNRELATED, RELATED], word: WORD },
  );

describe('lineage and search', () => {
  const [engineer] = signedIn(['ada']);
  let version;
  before(async () => {
    version = await registerWithCard();
  });
  after(async () => {
    if (version) {
      await withMlflowClient(
        'client.delete_model_version(args["name"], args["version"])',
        { name: NAME, version },
      );
    }
  });

  const impactOf = async table =>
    call(
      await engineer.token(),
      'GET',
      `/entities/resource/default/${table}/impact?limit=500`,
    );

  it('knows from a run alone which model breaks when a table goes', async () => {
    const { items } = await until(
      'the model to be downstream of the table that its run read',
      () => impactOf(UNRELATED),
      impact => impact.items.some(({ ref }) => ref === MODEL),
    );
    const model = items.find(({ ref }) => ref === MODEL);
    assert.deepEqual(model.through, [`Arrival delay version ${version}`]);
    assert.equal(model.owner, 'group:default/arrivals');
  });

  it('lists on the page of a table what breaks with it, and whom to tell', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}/catalog/default/resource/${RELATED}`);
    await page
      .getByRole('tab', { name: 'Lineage' })
      .or(page.getByRole('link', { name: 'Lineage', exact: true }))
      .first()
      .click();
    const impact = page.getByRole('region', {
      name: 'What breaks if this goes',
    });
    const whom = impact.getByText(/things\. To tell:/);
    await whom.waitFor();
    for (const owner of ['departures', 'arrivals', 'flight-products']) {
      assert.match(await whom.innerText(), new RegExp(`\\b${owner}\\b`));
      await impact
        .getByRole('button', { name: new RegExp(`^${owner} has \\d+ thing`) })
        .waitFor();
    }
    for (const name of ['Flight delay', 'Delay API', 'Departure board']) {
      await impact.getByRole('link', { name, exact: true }).first().waitFor();
    }
    await page
      .getByRole('region', { name: 'Lineage', exact: true })
      .getByRole('link', {
        name: new RegExp(`^Arrival delay version ${version}\\b`),
      })
      .waitFor();
  });

  it('draws on the page of a table what only a run says of it', async () => {
    const { page } = engineer;
    await page.goto(
      `${portalUrl()}/catalog/default/resource/${UNRELATED}/lineage`,
    );
    await page
      .getByRole('region', { name: 'Lineage', exact: true })
      .getByRole('link', {
        name: new RegExp(`^Arrival delay version ${version}\\b`),
      })
      .waitFor();
  });

  it('finds a version by a word of its card, once somebody has looked at it', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}${modelPage}/versions/${version}`);
    await page
      .getByRole('region', { name: 'Model card' })
      .getByText(WORD)
      .waitFor();

    await until(
      'the card to be indexed',
      async () =>
        call(
          await engineer.token(),
          'GET',
          `/query?${new URLSearchParams({ term: WORD })}`,
          undefined,
          'search',
        ),
      ({ results }) => results.length > 0,
      { seconds: 300 },
    );
    await page.goto(
      `${portalUrl()}/search?${new URLSearchParams({ query: WORD })}`,
    );
    await page
      .getByRole('link', {
        name: `Arrival delay version ${version}`,
        exact: true,
      })
      .click();
    await page.waitForURL(`**${modelPage}/versions/${version}`);
  });

  it('shows at home what is mine', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}/home`);
    const mine = page.getByRole('region', { name: 'My models' });
    await mine
      .getByRole('link', { name: 'Flight delay', exact: true })
      .waitFor();
    assert.equal(
      await mine.getByRole('link', { name: 'Arrival delay' }).count(),
      0,
    );
    await page.getByRole('region', { name: 'Waiting for me' }).waitFor();
    await page.getByRole('region', { name: 'Needs attention' }).waitFor();
  });

  it('asked nothing of anybody outside this machine', () => {
    assert.deepEqual([...engineer.strangers], []);
  });
});
