import type { FleetPage, FleetRow } from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { sampleRow } from '../model/__testUtils__/samples';
import { TURN, turnedTexts } from '../model/__testUtils__/turnedTexts';
import { Refusal } from '../promotions/__testUtils__/answering';
import { renderAt } from '../promotions/__testUtils__/renderAt';

const fleet = (change: Partial<FleetPage> = {}): FleetPage => ({
  items: [
    sampleRow(),
    sampleRow({
      ref: 'mlmodel:default/arrival-delay',
      name: 'arrival-delay',
      title: 'Arrival delay',
      health: 'unknown',
      serving: [],
      openPromotions: [
        {
          id: '5b1c7a52-6d1e-4a55-9b0c-0f6d2c1a9e11',
          environment: 'production',
          state: 'awaiting_approval',
          waitingForYou: true,
        },
      ],
    }),
  ],
  total: 2,
  counts: { models: 2, failing: 1, unknown: 1, waiting: 1, running: 0 },
  environments: ['staging', 'production'],
  checkedAt: new Date().toISOString(),
  sources: [],
  ...change,
});

const promotions = () => ({
  items: [],
  counts: { open: 0, waiting: 0, mine: 0 },
});

const open = (address: string, answer: () => unknown) =>
  renderAt(address, {
    'GET /fleet': answer,
    'GET /promotions': promotions,
  });

describe('FleetPage', () => {
  it('says what serves, how healthy it is and what waits, without barriers', async () => {
    const { container } = open('/ml', () => fleet());
    const row = await screen.findByRole('row', { name: /Flight delay/ });
    expect(row).toHaveTextContent('v3');
    expect(row).toHaveTextContent('Failing');
    expect(row).toHaveTextContent('40 %');
    expect(
      screen.getByLabelText(/alias points at version 2, not at 3/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /Arrival delay/ }),
    ).toHaveTextContent('for you');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('makes each count a filter, and asks for what the address says', async () => {
    const { asked } = open(
      '/ml?tier=2&health=failing&sort=name&order=desc',
      () => fleet(),
    );
    const failing = await screen.findByRole('button', { name: '1 Failing' });
    await userEvent.click(failing);
    expect(failing).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => {
      const last = asked.filter(({ path }) => path === '/fleet').pop()?.query;
      expect(last?.get('attention')).toBe('failing');
      expect(last?.getAll('tier')).toEqual(['2']);
      expect(last?.getAll('health')).toEqual(['failing']);
      expect(last?.get('sort')).toBe('name');
      expect(last?.get('order')).toBe('desc');
    });
  });

  it('says so when only models in trouble are shown, as the home page asks', async () => {
    const { asked } = open('/ml?attention=troubled', () => fleet());
    expect(
      await screen.findByText(/Only models that are not healthy/),
    ).toBeVisible();
    expect(
      asked.find(({ path }) => path === '/fleet')?.query.get('attention'),
    ).toBe('troubled');
    expect(screen.getByRole('button', { name: 'Show all' })).toBeVisible();
  });

  it('asks for everyone or my teams, for how models serve and for a registry', async () => {
    const { asked } = open('/ml?serving=batch', () =>
      fleet({
        sources: [
          {
            port: 'registry',
            name: 'abroad',
            system: 'MLflow',
            reachable: true,
          },
        ],
      }),
    );
    const last = () =>
      asked.filter(({ path }) => path === '/fleet').pop()?.query;
    const choose = async (filter: string, word: string) => {
      await userEvent.click(await screen.findByLabelText(filter));
      await userEvent.click(await screen.findByRole('option', { name: word }));
      await userEvent.keyboard('{Escape}');
    };
    await screen.findByRole('row', { name: /Flight delay/ });
    expect(last()?.getAll('serving')).toEqual(['batch']);
    expect(screen.getByLabelText('Owner')).toHaveTextContent('Everyone');
    await choose('Owner', 'My teams');
    await choose('Registry', 'abroad');
    await waitFor(() => {
      expect(last()?.getAll('owner')).toEqual(['me']);
      expect(last()?.getAll('registry')).toEqual(['abroad']);
    });
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => {
      expect(last()?.has('owner')).toBe(false);
      expect(last()?.has('serving')).toBe(false);
    });
  });

  it('says what serves in the last environment, never what serves in one before', async () => {
    open('/ml', () =>
      fleet({
        items: [
          sampleRow({
            serving: [{ environment: 'staging', version: '7' }],
            newestVersion: { version: '7' },
          }),
        ],
      }),
    );
    const row = await screen.findByRole('row', { name: /Flight delay/ });
    expect(row).toHaveTextContent('–v7in staging');
  });

  it('marks what serves by the registry alone, without barriers', async () => {
    const { container } = open('/ml', () =>
      fleet({
        items: [
          sampleRow({
            serving: [
              { environment: 'production', version: '3', byRegistry: 'stage' },
            ],
            newestVersion: { version: '3' },
          }),
        ],
      }),
    );
    const row = await screen.findByRole('row', { name: /Flight delay/ });
    expect(row).toHaveTextContent('v3productionBy the registryserves');
    expect(
      within(row).getByTitle(
        'The stage of production at the registry says so; Slipway did not deploy it',
      ),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  describe('error budgets', () => {
    const budgets = (...shares: FleetRow['errorBudget'][]) =>
      fleet({
        items: shares.map((errorBudget, index) =>
          sampleRow({
            ref: `mlmodel:default/model-${index}`,
            title: `Model ${index}`,
            errorBudget,
          }),
        ),
      });
    const row = (index: number) =>
      screen.findByRole('row', { name: new RegExp(`Model ${index}`) });

    it('shows what is left and of which objective, with a way to all of them, without barriers', async () => {
      const { container } = open('/ml', () =>
        budgets(
          { left: 0.62, objective: 'Ranks well', objectives: 1 },
          { left: -12.5, objective: 'Answers', objectives: 2 },
          undefined,
        ),
      );
      const one = within(await row(0));
      expect(one.getByRole('meter')).toHaveAttribute(
        'aria-valuetext',
        '62 % left',
      );
      expect(one.getByRole('link', { name: 'Ranks well' })).toHaveAttribute(
        'href',
        '/catalog/default/mlmodel/model-0/health',
      );
      expect(await row(0)).not.toHaveTextContent('worst of');
      expect(await row(1)).toHaveTextContent('overspent by 1250 %');
      expect(await row(1)).toHaveTextContent('worst of 2');
      expect(within(await row(2)).queryByRole('meter')).toBeNull();
      expect(await axe(container)).toHaveNoViolations();
    });

    it('says how many objectives cannot be computed, with a way to them', async () => {
      const { container } = open('/ml', () =>
        fleet({
          items: [
            { left: 1, objective: 'Ranks well', objectives: 1 },
            { left: 1, objective: 'Ranks well', objectives: 2 },
            undefined,
          ].map((errorBudget, index) =>
            sampleRow({
              ref: `mlmodel:default/model-${index}`,
              title: `Model ${index}`,
              errorBudget,
              uncomputedObjectives: index + 3,
            }),
          ),
        }),
      );
      expect(await row(0)).toHaveTextContent('Ranks well3 cannot be computed');
      expect(await row(1)).toHaveTextContent(
        'worst of 2; 4 cannot be computed',
      );
      expect(
        within(await row(2)).getByRole('link', {
          name: '5 cannot be computed',
        }),
      ).toHaveAttribute('href', '/catalog/default/mlmodel/model-2/health');
      expect(await axe(container)).toHaveNoViolations();
    });

    it('asks the server to sort by what is left', async () => {
      const { asked } = open('/ml', () => budgets(undefined));
      await userEvent.click(
        await screen.findByRole('button', { name: 'Error budget' }),
      );
      await waitFor(() => {
        const last = asked.filter(({ path }) => path === '/fleet').pop()?.query;
        expect(last?.get('sort')).toBe('errorBudget');
        expect(last?.get('order')).toBe('asc');
      });
    });

    it('cuts a long name and writes out marks that turn text around', async () => {
      open('/ml', () =>
        budgets({
          left: 1,
          objective: `${TURN}${'x'.repeat(5000)}`,
          objectives: 1,
        }),
      );
      const link = within(await row(0)).getByRole('link', { name: /^\\u/ });
      expect(link.textContent?.length).toBeLessThan(250);
      expect(turnedTexts()).toEqual([]);
    });
  });

  it('flags every alias that was moved outside, also where nothing serves', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const { container } = open('/ml', () =>
      fleet({
        items: [
          sampleRow({
            serving: [],
            movedOutside: [
              { environment: 'production', alias: 'champion', at, to: '9' },
              { environment: 'staging', alias: 'staging', at, from: '2' },
            ],
          }),
        ],
      }),
    );
    expect(
      await screen.findByLabelText(
        /alias champion of production was moved outside.*from none to version 9/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText(
        /alias staging of staging was moved outside.*from version 2 to none/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('alias of staging moved outside')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that the registry has a model no more by its name', async () => {
    const noticedAt = '2026-01-01T00:00:00.000Z';
    const { container } = open('/ml', () =>
      fleet({
        items: [
          sampleRow({ newestVersion: undefined, gone: { noticedAt } }),
          sampleRow({
            ref: 'mlmodel:default/old-name',
            title: 'Old name',
            newestVersion: undefined,
            gone: { noticedAt, renamedTo: `late${TURN}ness` },
          }),
        ],
      }),
    );
    const gone = await screen.findByRole('row', { name: /Flight delay/ });
    expect(gone).toHaveTextContent('gone from the registry');
    expect(
      within(gone).getByLabelText(/The registry has it no more; noticed/),
    ).toBeVisible();
    const renamed = screen.getByRole('row', { name: /Old name/ });
    expect(renamed).toHaveTextContent('renamed in the registry');
    expect(
      within(renamed).getByLabelText(/calls it late\\u\{202E\}ness now/),
    ).toBeVisible();
    expect(turnedTexts()).toEqual([]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says how old the list is when the portal has stopped looking', async () => {
    open('/ml', () => fleet({ checkedAt: '2026-01-01T00:00:00.000Z' }));
    expect(
      await screen.findByText('The list of models is old'),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Flight delay/ })).toBeVisible();
  });

  it('tells a candidate from what serves already', async () => {
    open('/ml', () =>
      fleet({
        items: [
          sampleRow(),
          sampleRow({
            ref: 'mlmodel:default/quiet',
            title: 'Quiet',
            newestVersion: { version: '3' },
          }),
        ],
      }),
    );
    expect(
      await screen.findByRole('row', { name: /Flight delay/ }),
    ).toHaveTextContent('v4');
    expect(screen.getByRole('row', { name: /Quiet/ })).toHaveTextContent(
      'serves',
    );
  });

  it('goes from row to row with the arrow keys', async () => {
    open('/ml', () => fleet());
    const first = await screen.findByRole('row', { name: /Flight delay/ });
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('row', { name: /Arrival delay/ })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(first).toHaveFocus();
  });

  it('shows how to describe the first model where there is none', async () => {
    open('/ml', () => fleet({ items: [], total: 0 }));
    expect(
      await screen.findByText('No model is in the catalog yet.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: MLModel/)).toBeInTheDocument();
  });

  it('tells an empty filter from an empty catalog', async () => {
    open('/ml?text=nothing', () => fleet({ items: [], total: 0 }));
    expect(
      await screen.findByText('No model fits this filter.'),
    ).toBeInTheDocument();
  });

  it('says what was refused in the words of the server', async () => {
    open('/ml', () => {
      throw new Refusal(403, 'NotAllowedError', 'You may not read models.');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not read models.',
    );
  });

  it('keeps what is known and says which system does not answer', async () => {
    open('/ml', () =>
      fleet({
        sources: [
          {
            port: 'tracking',
            name: 'default',
            system: 'MLflow',
            reachable: false,
            error: 'Is it running?',
          },
        ],
      }),
    );
    expect(
      await screen.findByText(/MLflow \(default\) does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Flight delay/ })).toBeVisible();
  });
});
