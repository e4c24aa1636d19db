import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { FleetPage } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { mlApiRef } from '../api';
import { sampleRow } from '../model/__testUtils__/samples';
import { TURN, turnedTexts } from '../model/__testUtils__/turnedTexts';
import {
  answering,
  Refusal,
  type Answers,
} from '../promotions/__testUtils__/answering';
import { samplePromotion } from '../promotions/__testUtils__/samples';
import { createQueryClient, queryClientApiRef } from '../query';
import { fleetRouteRef, promotionsRouteRef } from '../routes';
import { parts as myModels } from './MyModels';
import { parts as needsAttention } from './NeedsAttention';
import { parts as waitingForMe } from './WaitingForMe';

const counts = { models: 2, failing: 1, unknown: 3, waiting: 0, running: 0 };

const fleet = (change: Partial<FleetPage> = {}): FleetPage => ({
  items: [sampleRow()],
  total: 1,
  counts,
  environments: ['staging', 'production'],
  sources: [],
  ...change,
});

const silent = [
  {
    port: 'registry' as const,
    name: 'default',
    system: 'MLflow',
    reachable: false,
  },
];

const draw = (
  { Content, Renderer }: typeof myModels,
  title: string,
  answers: Answers,
) => {
  const { client, asked } = answering(answers);
  const { container } = renderInTestApp(
    <main>
      <h1>Home</h1>
      <Renderer title={title} Content={Content} />
    </main>,
    {
      apis: [
        [mlApiRef, client],
        [queryClientApiRef, createQueryClient()],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ml': fleetRouteRef,
        '/ml/promotions': promotionsRouteRef,
      },
    },
  );
  return { container, asked };
};

describe('my models', () => {
  it('says how each of mine is and what it serves, and leads to all', async () => {
    const { asked, container } = draw(myModels, 'My models', {
      'GET /fleet': () =>
        fleet({ total: 9, nextCursor: 'next', sources: silent }),
    });
    const panel = screen.getByRole('region', { name: 'My models' });
    expect(
      await within(panel).findByRole('link', { name: 'Flight delay' }),
    ).toHaveAttribute('href', '/catalog/default/mlmodel/flight-delay');
    expect(panel).toHaveTextContent('Failing');
    expect(panel).toHaveTextContent('v4 in staging, v3 in production');
    expect(
      within(panel).getByRole('link', { name: 'All of them' }),
    ).toHaveAttribute('href', '/ml?owner=me');
    expect(asked[0].query.getAll('owner')).toEqual(['me']);
    expect(panel).toHaveTextContent('MLflow (default) does not answer');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what serves by the registry alone', async () => {
    draw(myModels, 'My models', {
      'GET /fleet': () =>
        fleet({
          items: [
            sampleRow({
              serving: [
                { environment: 'staging', version: '4' },
                {
                  environment: 'production',
                  version: '3',
                  byRegistry: 'alias',
                },
              ],
            }),
          ],
        }),
    });
    expect(
      await screen.findByText(
        /v4 in staging, v3 in production \(by the registry\)/,
      ),
    ).toBeInTheDocument();
  });

  it('says so when there are none', async () => {
    draw(myModels, 'My models', {
      'GET /fleet': () => fleet({ items: [], total: 0 }),
    });
    expect(
      await screen.findByText('Neither you nor your teams own a model.'),
    ).toBeInTheDocument();
  });

  it('says what failed', async () => {
    draw(myModels, 'My models', {
      'GET /fleet': () => {
        throw new Refusal(
          503,
          'ServiceUnavailableError',
          'The catalog is away',
        );
      },
    });
    expect(await screen.findByText(/The catalog is away/)).toBeInTheDocument();
  });
});

describe('waiting for me', () => {
  it('writes out marks that turn text around', async () => {
    draw(waitingForMe, 'Waiting for me', {
      'GET /promotions': () => ({
        items: [samplePromotion({ registeredModel: `delay${TURN}` })],
        counts: { open: 1, waiting: 1, mine: 0 },
      }),
    });
    expect(
      await screen.findByRole('link', { name: /^delay\\u\{202E\} 4 → / }),
    ).toBeInTheDocument();
    expect(turnedTexts()).toEqual([]);
  });

  it('lists what I may decide', async () => {
    const { asked, container } = draw(waitingForMe, 'Waiting for me', {
      'GET /promotions': () => ({
        items: [samplePromotion()],
        counts: { open: 1, waiting: 1, mine: 0 },
      }),
    });
    expect(
      await screen.findByRole('link', { name: /flight-delay 4 → production/ }),
    ).toHaveAttribute(
      'href',
      '/ml/promotions/5b1c7a52-6d1e-4a55-9b0c-0f6d2c1a9e11',
    );
    expect(asked[0].query.get('scope')).toBe('waiting');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that nothing waits', async () => {
    draw(waitingForMe, 'Waiting for me', {
      'GET /promotions': () => ({
        items: [],
        counts: { open: 0, waiting: 0, mine: 0 },
      }),
    });
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
  });
});

describe('needs attention', () => {
  it('counts, names the worst, and leads to the fleet', async () => {
    const { asked, container } = draw(needsAttention, 'Needs attention', {
      'GET /fleet': () => fleet({ total: 9, sources: silent }),
    });
    expect(
      await screen.findByRole('link', { name: '3 of unknown health' }),
    ).toHaveAttribute('href', '/ml?attention=unknown');
    expect(screen.getByText('0 launches running')).toBeInTheDocument();
    expect(
      screen.getByLabelText(/alias points at version 2/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All 9' })).toHaveAttribute(
      'href',
      '/ml?attention=troubled',
    );
    expect(
      screen.getByText(/MLflow \(default\) does not answer/),
    ).toBeInTheDocument();
    expect(asked[0].query.get('attention')).toBe('troubled');
    expect(screen.getByText('temp').tagName).toBe('CODE');
    expect(screen.getByText(/drifts/)).not.toHaveTextContent('`');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that the registry has a model no more', async () => {
    draw(needsAttention, 'Needs attention', {
      'GET /fleet': () =>
        fleet({
          items: [
            sampleRow({
              serving: [],
              gone: { noticedAt: '2026-01-01T00:00:00.000Z' },
            }),
          ],
        }),
    });
    expect(
      await screen.findByLabelText(/The registry has it no more/),
    ).toBeInTheDocument();
  });

  it('counts launches, not models', async () => {
    draw(needsAttention, 'Needs attention', {
      'GET /fleet': () => fleet({ counts: { ...counts, running: 1 } }),
    });
    expect(
      await screen.findByRole('link', { name: '1 launch running' }),
    ).toHaveAttribute('href', '/ml?attention=running');
  });

  it('tells that all is well from that there is nothing', async () => {
    draw(needsAttention, 'Needs attention', {
      'GET /fleet': () => fleet({ items: [], total: 0 }),
    });
    expect(
      await screen.findByText(
        'Every model is healthy, none is gone from its registry, and no alias was moved outside.',
      ),
    ).toBeInTheDocument();
  });

  it('says that there is no model yet', async () => {
    draw(needsAttention, 'Needs attention', {
      'GET /fleet': () =>
        fleet({ items: [], total: 0, counts: { ...counts, models: 0 } }),
    });
    expect(
      await screen.findByText('No model is in the catalog yet.'),
    ).toBeInTheDocument();
  });
});
