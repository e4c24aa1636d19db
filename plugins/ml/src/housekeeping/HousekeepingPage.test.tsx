import type {
  HousekeepingFinding,
  HousekeepingPage,
  SourceState,
} from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Refusal } from '../promotions/__testUtils__/answering';
import { renderAt } from '../promotions/__testUtils__/renderAt';

const AT = '2026-01-01T00:00:00.000Z';

const undescribed: HousekeepingFinding = {
  id: '1',
  problem: 'undescribed',
  name: 'fraud-score',
  registry: { instance: 'default', model: 'fraud-score' },
  why: 'MLflow (default) has it, and no entity of the catalog describes it.',
  remedy: 'Complete this description.',
  foundAt: AT,
  description: 'kind: MLModel\nmetadata:\n  name: fraud-score\n',
  url: 'http://mlflow.example/#/models/fraud-score',
};

const duplicated: HousekeepingFinding = {
  id: '2',
  problem: 'duplicated',
  ref: 'mlmodel:default/twin',
  name: 'twin',
  owner: 'unowned',
  registry: { instance: 'default', model: 'flight-delay' },
  why: '1 other entity describes the same registered model.',
  remedy: 'Keep one.',
  foundAt: AT,
  others: ['mlmodel:default/flight-delay'],
};

const page = (
  items: HousekeepingFinding[],
  changes: Partial<HousekeepingPage> = {},
): HousekeepingPage => ({
  items,
  total: items.length,
  counts: { undescribed: 1, unowned: 0, orphaned: 2, duplicated: 1, stale: 0 },
  checkedAt: new Date().toISOString(),
  staleAfterDays: 90,
  ...changes,
});

const abroad: SourceState = {
  port: 'registry',
  name: 'abroad',
  system: 'MLflow',
  reachable: true,
};

const open = (
  address: string,
  answer: (problem: string | null) => unknown,
  source: SourceState = abroad,
) =>
  renderAt(address, {
    'GET /housekeeping': ({ query }) => answer(query.get('problem')),
    'GET /sources': () => ({ items: [source] }),
  });

describe('HousekeepingPage', () => {
  it('begins with what nobody described and gives the description to copy, without barriers', async () => {
    const { container } = open('/ml/housekeeping', () => page([undescribed]));
    const row = await screen.findByRole('row', { name: /fraud-score/ });
    expect(row).toHaveTextContent('MLflow (default) has it');
    expect(row).toHaveTextContent('Complete this description.');
    expect(
      await screen.findByRole('tab', { name: 'Undescribed (1)' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      screen.getByRole('button', { name: 'Describe fraud-score' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Describe fraud-score',
    });
    expect(dialog).toHaveTextContent('kind: MLModel');
    expect(
      within(dialog).getByRole('button', { name: 'Copy description' }),
    ).toBeVisible();
    expect(await axe(dialog)).toHaveNoViolations();
  });

  const counted = (counts: Partial<HousekeepingPage['counts']>) => ({
    counts: {
      undescribed: 0,
      unowned: 0,
      orphaned: 0,
      duplicated: 0,
      stale: 0,
      ...counts,
    },
  });

  const openTab = () => screen.getByRole('tab', { selected: true });

  it('opens on the first problem that something has, and stays there whatever is found later', async () => {
    let found = page([duplicated], counted({ duplicated: 1, stale: 3 }));
    const { asked } = open('/ml/housekeeping', problem => ({
      ...found,
      items: problem === 'duplicated' ? [duplicated] : [],
    }));
    expect(await screen.findByRole('row', { name: /twin/ })).toBeVisible();
    expect(openTab()).toHaveTextContent('Duplicated (1)');
    found = page([], counted({ undescribed: 2, stale: 3 }));
    await userEvent.type(
      screen.getByPlaceholderText('Find a model or an owner'),
      'twin',
    );
    await screen.findByRole('tab', { name: 'Undescribed (2)' });
    expect(openTab()).toHaveTextContent('Duplicated (0)');
    expect(
      asked.filter(({ query }) => query.get('problem') === 'undescribed'),
    ).toHaveLength(1);
  });

  it('opens on a problem that the address names though nothing has it', async () => {
    open('/ml/housekeeping?problem=unowned', () =>
      page([], counted({ stale: 3 })),
    );
    expect(
      await screen.findByText('Every model has an owner'),
    ).toBeInTheDocument();
    await screen.findByRole('tab', { name: 'Stale (3)' });
    expect(openTab()).toHaveTextContent('Unowned (0)');
  });

  it('begins with the first problem where nothing is out of order', async () => {
    open('/ml/housekeeping', () => page([], counted({})));
    expect(
      await screen.findByText('Every registered model is described'),
    ).toBeInTheDocument();
    expect(openTab()).toHaveTextContent('Undescribed (0)');
  });

  it('shows another problem by its tab, with the others it is about', async () => {
    const { asked } = open('/ml/housekeeping', problem =>
      page(problem === 'duplicated' ? [duplicated] : []),
    );
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Duplicated (1)' }),
    );
    const row = await screen.findByRole('row', { name: /twin/ });
    expect(row).toHaveTextContent('Nobody');
    expect(within(row).getAllByRole('link')).toHaveLength(2);
    expect(
      asked.some(({ query }) => query.get('problem') === 'duplicated'),
    ).toBe(true);
  });

  it('gives the digest that duplicates have in common to copy', async () => {
    const digest = `sha256:${'a1'.repeat(32)}`;
    const { container } = open('/ml/housekeeping?problem=duplicated', () =>
      page([{ ...duplicated, digest }]),
    );
    const row = await screen.findByRole('row', { name: /twin/ });
    expect(row).toHaveTextContent('sha256:a1a1a1a1');
    expect(row).not.toHaveTextContent(digest);
    expect(
      within(row).getByRole('button', { name: 'Copy digest' }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows all columns of another tab, whatever was chosen for the one before', async () => {
    open('/ml/housekeeping?problem=duplicated&column=name', problem =>
      page(problem === 'duplicated' ? [duplicated] : [undescribed]),
    );
    const row = await screen.findByRole('row', { name: /twin/ });
    expect(within(row).queryByRole('cell')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: /Undescribed/ }));
    expect(
      await screen.findByRole('button', { name: 'Describe fraud-score' }),
    ).toBeInTheDocument();
  });

  it('asks for what the address says, and for what is typed and chosen', async () => {
    const { asked } = open('/ml/housekeeping?problem=stale&text=delay', () =>
      page([]),
    );
    expect(
      await screen.findByText('No finding fits this filter'),
    ).toBeInTheDocument();
    await userEvent.click(await screen.findByLabelText('Registry'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'abroad' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => {
      const last = asked
        .filter(({ query }) => query.get('problem') === 'stale')
        .pop()?.query;
      expect(last?.get('text')).toBe('delay');
      expect(last?.getAll('registry')).toEqual(['abroad']);
    });
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Every model is alive')).toBeInTheDocument();
  });

  const lastAsked = (
    asked: ReturnType<typeof open>['asked'],
    problem: string,
  ) =>
    asked.filter(({ query }) => query.get('problem') === problem).pop()?.query;

  it('is sorted by its heads, one way and the other, as the address says', async () => {
    const { asked } = open(
      '/ml/housekeeping?problem=stale&sort=lastActivity&order=desc',
      () => page([{ ...duplicated, problem: 'stale', lastActivityAt: AT }]),
    );
    const head = await screen.findByRole('columnheader', {
      name: /Last sign of life/,
    });
    expect(head).toHaveAttribute('aria-sort', 'descending');
    expect(lastAsked(asked, 'stale')?.get('sort')).toBe('lastActivity');
    expect(lastAsked(asked, 'stale')?.get('order')).toBe('desc');
    expect(screen.queryByText(/the longest first/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Registry' }));
    await waitFor(() =>
      expect(
        screen.getByRole('columnheader', { name: /Registry/ }),
      ).toHaveAttribute('aria-sort', 'ascending'),
    );
    expect(lastAsked(asked, 'stale')?.get('sort')).toBe('registry');
    await userEvent.click(screen.getByRole('button', { name: 'Registry ↑' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'stale')?.get('order')).toBe('desc'),
    );
  });

  it('keeps a sorting that the next problem has too, and no other', async () => {
    const { asked } = open(
      '/ml/housekeeping?problem=stale&sort=found&order=desc',
      () => page([{ ...duplicated, problem: 'stale', lastActivityAt: AT }]),
    );
    await userEvent.click(await screen.findByRole('tab', { name: /Undescr/ }));
    await waitFor(() =>
      expect(lastAsked(asked, 'undescribed')?.get('sort')).toBe('found'),
    );
    await userEvent.click(screen.getByRole('tab', { name: /Stale/ }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Last sign of life' }),
    );
    await userEvent.click(screen.getByRole('tab', { name: /Orphaned/ }));
    await waitFor(() => {
      expect(lastAsked(asked, 'orphaned')?.has('sort')).toBe(false);
      expect(lastAsked(asked, 'orphaned')?.has('order')).toBe(false);
    });
  });

  it('is the most pressing first where the address names what the problem does not have', async () => {
    const { asked } = open(
      '/ml/housekeeping?sort=lastActivity&order=desc',
      () => page([undescribed]),
    );
    await screen.findByRole('row', { name: /fraud-score/ });
    expect(lastAsked(asked, 'undescribed')?.has('sort')).toBe(false);
  });

  it('says what comes first while nobody has chosen an order', async () => {
    open('/ml/housekeeping?problem=stale', () => page([duplicated]));
    expect(
      await screen.findByText(/90 days, the longest first$/),
    ).toBeInTheDocument();
  });

  it('shows what concerns the reader’s teams, or an owner of the address', async () => {
    const { asked } = open('/ml/housekeeping?owner=group:default/gates', () =>
      page([undescribed]),
    );
    const owner = await screen.findByLabelText('Owner');
    expect(owner).toHaveTextContent('gates');
    await userEvent.click(owner);
    await userEvent.click(
      await screen.findByRole('option', { name: 'My teams' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(lastAsked(asked, 'undescribed')?.getAll('owner')).toEqual([
        'group:default/gates',
        'me',
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() =>
      expect(lastAsked(asked, 'undescribed')?.has('owner')).toBe(false),
    );
  });

  it('asks once, and keeps the counts while another tab is read', async () => {
    const { asked } = open('/ml/housekeeping', () => page([undescribed]));
    await screen.findByRole('tab', { name: 'Undescribed (1)' });
    const questions = asked.filter(({ path }) => path === '/housekeeping');
    expect(questions.map(({ query }) => query.get('problem'))).toEqual([
      'undescribed',
    ]);
    await userEvent.click(screen.getByRole('tab', { name: 'Orphaned (2)' }));
    expect(screen.getByRole('tab', { name: 'Stale (0)' })).toBeInTheDocument();
  });

  it('says how old the list is when the portal has stopped looking', async () => {
    open('/ml/housekeeping', () => page([undescribed], { checkedAt: AT }));
    expect(await screen.findByText('This list is old')).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /fraud-score/ }),
    ).toBeInTheDocument();
  });

  it('says of which registry the copy is old, since when and why', async () => {
    const { container } = open('/ml/housekeeping', () => page([undescribed]), {
      ...abroad,
      mirror: [
        {
          what: 'registry',
          state: 'failing',
          completeAt: AT,
          error: 'It answered 500.',
          counts: {},
          webhooks: 'off',
        },
      ],
    });
    const notice = await screen.findByText(
      'The findings about MLflow (abroad) are of its last copy',
    );
    expect(notice).toBeInTheDocument();
    expect(screen.getByText(/It answered 500\./)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says which registry was not read completely yet', async () => {
    open('/ml/housekeeping', () => page([]), {
      ...abroad,
      mirror: [
        { what: 'registry', state: 'first', counts: {}, webhooks: 'off' },
      ],
    });
    expect(
      await screen.findByText(/MLflow \(abroad\) was not read completely yet/),
    ).toBeInTheDocument();
  });

  it('tells “nothing found” from “not looked yet”', async () => {
    open('/ml/housekeeping', () => page([], { checkedAt: undefined }));
    expect(await screen.findByText('Not looked yet')).toBeInTheDocument();
    expect(screen.getByText(/every quarter of an hour\.$/)).toBeInTheDocument();
  });

  it('says what was refused in the words of the server', async () => {
    open('/ml/housekeeping', () => {
      throw new Refusal(403, 'NotAllowedError', 'This needs ml.read.');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This needs ml.read.',
    );
  });

  it('shows text of others as text', async () => {
    const { container } = open('/ml/housekeeping', () =>
      page([
        {
          ...undescribed,
          name: '<img src=x onerror=alert(1)>\u202E',
          url: 'data:text/html,<script>alert(1)</script>',
        },
      ]),
    );
    const row = await screen.findByRole('row', { name: /<img/ });
    expect(within(row).queryByRole('img')).toBeNull();
    expect(within(row).queryByRole('link')).toBeNull();
    expect(
      within(row).getByRole('button', { name: /alert\(1\)>\\u\{202E\}$/ }),
    ).toBeInTheDocument();
    expect(container.innerHTML).not.toContain('\u202E');
  });
});
