import { call, until } from '../../e2e/support/portal.mjs';
import { openContext } from '../../e2e/support/browser.mjs';
import { EXPERIMENT, withFilledPortal } from '../support/filledPortal.mjs';
import { fillCurves, fillRuns } from '../support/mlflowDatabase.mjs';
import { signInTo } from '../support/portal.mjs';
import { spread } from '../support/quantiles.mjs';

const RUNS = Number(process.env.SLIPWAY_BENCH_RUNS ?? 100_000);
const COMPARED = 100;
/** The most that a page compares; of MLflow's pages it is not asked. */
const MANY = 500;
const PAGE = 100;
const STEPS = 1_000;
const TIMES = 7;
const PATIENCE_MS = 60_000;

const model = `mlmodel:default/${EXPERIMENT}`;
const entityPage = `/catalog/default/mlmodel/${EXPERIMENT}`;
const newest = `run-${RUNS}`;

/**
 * The run table, the comparison of 100 runs (ours of 500 too) and their curves in a real browser, MLflow's pages beside ours, on the same
 * 100,000 runs in one PostgreSQL. Milliseconds from the act (a click inside the portal; an address for MLflow, whose
 * scripts are cached by then) until the words that the reader waits for are there.
 */
export const measure = () =>
  withFilledPortal(
    async knex => {
      await fillRuns(knex, { experiment: EXPERIMENT, runs: RUNS });
      await fillCurves(knex, {
        experiment: EXPERIMENT,
        from: RUNS - COMPARED + 1,
        to: RUNS,
        steps: STEPS,
      });
    },
    async portal => {
      const person = await signInTo(portal, 'ada');
      try {
        const token = await person.token();
        const runs = await newestRuns(token);
        const ours = await measureOurs(portal, person.page, runs);
        const { context } = await openContext(person.browser);
        const theirs = await measureTheirs(
          portal.settings.urls.mlflow,
          await context.newPage(),
          runs.slice(0, COMPARED),
        );
        return {
          goal: {
            firstRowsMs: 700,
            compareMs: 1000,
            curves: 'a third of theirs',
          },
          runs: RUNS,
          compared: COMPARED,
          comparedByUsAlone: MANY,
          steps: STEPS,
          figures: { slipway: ours, mlflow: theirs },
        };
      } finally {
        await person.browser.close();
      }
    },
  );

/** The newest runs, once every one is indexed. */
async function newestRuns(token) {
  await until(
    'The index is whole',
    () => call(token, 'GET', '/sources'),
    ({ items }) =>
      items
        .flatMap(({ mirror = [] }) => mirror)
        .some(({ what, completeAt }) => what === 'runs' && completeAt),
    { seconds: 900 },
  );
  const runs = [];
  let cursor;
  while (runs.length < MANY) {
    const query = new URLSearchParams({
      limit: PAGE,
      ...(cursor && { cursor }),
    });
    const page = await call(
      token,
      'GET',
      `/entities/mlmodel/default/${EXPERIMENT}/runs?${query}`,
    );
    runs.push(...page.items);
    cursor = page.nextCursor;
  }
  return runs;
}

/** Ids of runs as the portal writes many of them into an address. */
const packed = runs =>
  `.${Buffer.from(runs.map(({ id }) => id).join(''), 'hex').toString(
    'base64url',
  )}`;

/** Times an act again and again; the first time does not count. */
async function timed(act) {
  const times = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const ms = await act();
    if (time > 0) times.push(Math.round(ms));
  }
  return spread(times);
}

async function between(act, isThere) {
  const begin = performance.now();
  await act();
  await isThere();
  return performance.now() - begin;
}

const words = (page, text) =>
  page.getByText(text).first().waitFor({ timeout: PATIENCE_MS });

const runsTab = page => page.getByRole('link', { name: 'Runs', exact: true });

async function measureOurs({ settings }, page, runs) {
  const at = path => `${settings.urls.portal}${path}`;
  const firstRows = await timed(async () => {
    await page.goto(at(entityPage));
    await runsTab(page).waitFor();
    return between(
      () => runsTab(page).click(),
      () => words(page, newest),
    );
  });
  const table = page.getByRole('table', { name: 'What differs' });
  const compare = (path, isThere) => async () => {
    await page.goto(at('/ml'));
    await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
    return between(
      // As a link does it: without loading the portal again.
      () => navigate(page, path),
      isThere,
    );
  };
  const addressOf = some => `/ml/compare?model=${model}&runs=${packed(some)}`;
  const address = addressOf(runs.slice(0, COMPARED));
  const isCompared = () => table.waitFor({ timeout: PATIENCE_MS });
  const compared = await timed(compare(address, isCompared));
  const comparedMany = await timed(compare(addressOf(runs), isCompared));
  const curves = await timed(
    compare(`${address}&metric=curve`, async () => {
      await isCompared();
      await scrollTo(page, page.getByRole('img', { name: /^curve of/ }));
    }),
  );
  return {
    firstRowsMs: firstRows,
    compareMs: compared,
    compareManyMs: comparedMany,
    curvesMs: curves,
  };
}

/** Charts are drawn when they come into view. */
async function scrollTo(page, chart) {
  const deadline = performance.now() + PATIENCE_MS;
  await page.mouse.move(700, 100);
  while (!(await chart.locator('canvas').first().isVisible())) {
    if (performance.now() > deadline) throw new Error('No curves were drawn');
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(20);
  }
}

const navigate = (page, path) =>
  page.evaluate(address => {
    window.history.pushState({}, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);

async function measureTheirs(url, page, runs) {
  const experiment = runs[0].experimentId;
  const ids = encodeURIComponent(JSON.stringify(runs.map(({ id }) => id)));
  const experiments = encodeURIComponent(JSON.stringify([experiment]));
  const open = path =>
    timed(async () => {
      await page.goto('about:blank');
      return between(
        () => page.goto(`${url}/#${path}`),
        () =>
          path.startsWith('/metric')
            ? page
                .locator('.js-plotly-plot .lines')
                .first()
                .waitFor({ timeout: PATIENCE_MS })
            : words(page, newest),
      );
    });
  return {
    firstRowsMs: await open(`/experiments/${experiment}/runs`),
    compareMs: await open(
      `/compare-runs?runs=${ids}&experiments=${experiments}`,
    ),
    curvesMs: await open(
      `/metric?runs=${ids}&metric=${encodeURIComponent(
        '"curve"',
      )}&experiments=${experiments}&plot_metric_keys=${encodeURIComponent(
        '["curve"]',
      )}`,
    ),
  };
}
