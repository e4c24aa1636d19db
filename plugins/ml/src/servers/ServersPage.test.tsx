import type { MirrorState, SourceState } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Refusal } from '../promotions/__testUtils__/answering';
import { renderAt } from '../promotions/__testUtils__/renderAt';

const tracking: SourceState = {
  port: 'tracking',
  name: 'default',
  system: 'MLflow',
  webUrl: 'http://mlflow.test',
  reachable: true,
  version: '3.17.2',
  asOf: '2026-03-02T08:00:00Z',
  mirror: [
    {
      what: 'runs',
      state: 'first',
      counts: { runs: 41_200, experiments: 3 },
      webhooks: 'off',
    },
  ],
};

const registry: SourceState = {
  ...tracking,
  port: 'registry',
  mirror: [
    {
      what: 'registry',
      state: 'current',
      completeAt: '2026-03-01T08:00:00Z',
      lastOkAt: '2026-03-02T08:00:00Z',
      delaySeconds: 8,
      counts: { models: 12, versions: 340 },
      webhooks: 'active',
    },
  ],
};

const ray: SourceState = {
  port: 'launcher',
  name: 'cluster',
  system: 'Ray',
  reachable: false,
  error: 'Ray (cluster) refused the connection',
  asOf: '2026-03-02T08:00:00Z',
};

const open = (
  answer: () => unknown,
  unread: () => unknown = () => ({ items: [] }),
) =>
  renderAt('/ml/servers', {
    'GET /sources': answer,
    'GET /sources/default/unread': unread,
    'GET /promotions': () => ({
      items: [],
      counts: { open: 0, waiting: 0, mine: 0 },
    }),
  });

describe('ServersPage', () => {
  it('shows a server once, with everything that is kept of it', async () => {
    const { container } = open(() => ({ items: [tracking, registry] }));
    const panel = await screen.findByRole('region', {
      name: 'MLflow · default',
    });
    const runs = within(panel).getByRole('region', { name: 'Tracking' });
    expect(runs).toHaveTextContent('3.17.2');
    expect(runs).toHaveTextContent('First reading');
    expect(runs).toHaveTextContent('41,200 runs, 3 experiments');
    expect(runs).toHaveTextContent('Delaynot known before the first reading');
    const models = within(panel).getByRole('region', { name: 'Registry' });
    expect(models).toHaveTextContent('Current');
    expect(models).toHaveTextContent('12 models, 340 versions');
    expect(models).toHaveTextContent('Webhooks on');
    expect(models).toHaveTextContent('Delay8 s');
    expect(screen.getByText('1 server, all as they should be')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('puts first what has trouble, and says what to try', async () => {
    const { container } = open(() => ({ items: [tracking, ray] }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Ray (cluster) refused the connection');
    expect(alert).toHaveTextContent('Check that Ray runs');
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual(['Ray · cluster', 'MLflow · default']);
    expect(screen.getByText('2 servers, 1 with trouble')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what could not be read of a server that answers', async () => {
    open(() => ({
      items: [
        {
          ...registry,
          mirror: [
            {
              ...registry.mirror?.[0],
              state: 'failing',
              error: 'The list of models has a page that leads to itself',
              errorAt: '2026-03-02T08:00:00Z',
              webhooks: 'refused',
              webhooksError: 'MLflow allows no plain HTTP',
            },
          ],
        },
      ],
    }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Models and versions could not be read');
    expect(alert).toHaveTextContent('leads to itself');
    expect(screen.getByText(/refuses webhooks/)).toHaveTextContent(
      'MLflow allows no plain HTTP',
    );
  });

  it('says what failed last at a server that goes on again', async () => {
    const flapping: MirrorState = {
      what: 'registry',
      state: 'current',
      delaySeconds: 3,
      error: 'MLflow did not answer within 30 s',
      errorAt: new Date(Date.now() - 3_600_000).toISOString(),
      counts: { models: 12 },
      webhooks: 'off',
    };
    const { container } = open(() => ({
      items: [{ ...registry, mirror: [flapping] }],
    }));
    const models = await screen.findByRole('region', { name: 'Registry' });
    expect(models).toHaveTextContent('Current');
    expect(models).toHaveTextContent(
      /Last error.*ago: MLflow did not answer within 30 s/,
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that the catalog names no experiment, and how many runs were set aside', async () => {
    const runs = (counts: MirrorState['counts']): SourceState => ({
      ...tracking,
      system: JSON.stringify(counts),
      mirror: [{ what: 'runs', state: 'first', counts, webhooks: 'off' }],
    });
    open(() => ({
      items: [
        runs({ runs: 0, experiments: 0 }),
        runs({ runs: 7, experiments: 1, 'runs set aside': 2 }),
      ],
    }));
    expect(await screen.findByText('Nothing to read')).toBeVisible();
    expect(
      screen.getByText('7 runs, 1 experiment, 2 runs set aside'),
    ).toBeVisible();
  });

  it('says which things cannot be read, why, and when they are tried again', async () => {
    const { container, asked } = open(
      () => ({ items: [tracking, registry] }),
      () => ({
        items: [
          {
            what: 'experiments',
            total: 1,
            items: [
              {
                name: 'flights',
                why: 'Not yours',
                retryAt: new Date(Date.now() + 290_000).toISOString(),
              },
            ],
          },
          {
            what: 'runs',
            total: 60,
            items: [
              {
                name: '<img src=x> \u202Eevil',
                experiment: 'weather',
                why: 'It has an unknown form at info.status',
                since: new Date(Date.now() - 3_600_000).toISOString(),
              },
              {},
            ],
          },
          { what: 'models', total: 0, items: [] },
          { what: 'versions', total: 0, items: [] },
        ],
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: '1 experiment and 60 runs cannot be read: which, and why',
      }),
    );
    const [experiment] = within(
      screen.getByRole('list', { name: 'Experiments that cannot be read' }),
    ).getAllByRole('listitem');
    expect(experiment).toHaveTextContent(
      /^flightsNot yours\.Tried again in \d min\.$/,
    );
    const runs = within(
      screen.getByRole('list', { name: 'Runs that cannot be read' }),
    ).getAllByRole('listitem');
    expect(runs[0]).toHaveTextContent(
      /^<img src=x> \\u\{202E\}evil of weatherIt has an unknown form at info.status\.First met .* ago\. Read again with the next pass/,
    );
    expect(runs[1]).toHaveTextContent(/^A run whose name is not known/);
    expect(screen.getByText('and 58 more that are not listed.')).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
    expect(
      screen.queryByRole('button', { name: /models|versions/ }),
    ).not.toBeInTheDocument();
    expect(asked.filter(({ path }) => path.endsWith('/unread'))).toHaveLength(
      1,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps no place for it while everything can be read', async () => {
    open(() => ({ items: [tracking] }));
    await screen.findByRole('region', { name: 'Tracking' });
    expect(screen.queryByText(/cannot be read/)).not.toBeInTheDocument();
  });

  it('says so where that could not be asked', async () => {
    open(
      () => ({ items: [tracking] }),
      () => {
        throw new Refusal(500, 'Error', 'The database is away');
      },
    );
    expect(await screen.findByText(/The database is away/)).toBeVisible();
    expect(screen.getByText('3.17.2')).toBeVisible();
  });

  it('shows how to configure the first', async () => {
    open(() => ({ items: [] }));
    expect(
      await screen.findByText('No server is configured.'),
    ).toBeInTheDocument();
  });

  it('says what was refused in the words of the backend', async () => {
    open(() => {
      throw new Refusal(403, 'NotAllowedError', "This needs 'ml.read'.");
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "This needs 'ml.read'.",
    );
  });
});
