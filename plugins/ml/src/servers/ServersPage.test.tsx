import type { SourceState } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
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

const open = (answer: () => unknown) =>
  renderAt('/ml/servers', {
    'GET /sources': answer,
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
    const models = within(panel).getByRole('region', { name: 'Registry' });
    expect(models).toHaveTextContent('Current');
    expect(models).toHaveTextContent('12 models, 340 versions');
    expect(models).toHaveTextContent('Webhooks on');
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
            },
          ],
        },
      ],
    }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Models and versions could not be read');
    expect(alert).toHaveTextContent('leads to itself');
    expect(screen.getByText(/refuses webhooks/)).toBeVisible();
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
