import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import type { Run, RunColumns, RunPage } from '@slipway/plugin-ml-common';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleRun } from '../__testUtils__/samples';
import { TURN, turnedTexts } from '../__testUtils__/turnedTexts';
import { RunsTab } from './RunsTab';

jest.mock('../../design/chart/echarts');

const second = sampleRun({
  id: 'b'.repeat(32),
  name: 'quiet-otter',
  parameters: { lr: '0.002' },
  parentRunId: sampleRun().id,
});

const open = (rest: string, answers: Answers) =>
  renderOnEntity(<RunsTab />, { path: 'runs', rest, answers });

const page = (items: Run[], rest: Partial<RunPage> = {}) => ({
  items,
  total: items.length,
  freshness: live,
  ...rest,
});

const columns: RunColumns = {
  metrics: [
    { key: 'roc_auc', runs: 2, differs: true, direction: 'higher' },
    { key: 'loss', runs: 2, differs: true, direction: 'lower' },
  ],
  parameters: [{ key: 'lr', runs: 2, differs: true }],
  tags: [{ key: 'team', runs: 1 }],
};

const filterBox = () => screen.findByRole('combobox', { name: 'Filter' });

describe('RunsTab', () => {
  // Where the reader's own views are kept.
  afterEach(() => window.localStorage.clear());

  it('says which experiments have another name at their source', async () => {
    const { container } = open('', {
      [`GET ${ofModel}/runs`]: () =>
        page([sampleRun()], {
          movedExperiments: [
            { name: 'flights', renamedTo: 'flights 2024' },
            { name: 'weather', deleted: true },
          ],
        }),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    expect(
      await screen.findByText(/‘flights’ is called ‘flights 2024’/),
    ).toBeVisible();
    expect(screen.getByText(/‘weather’ was deleted/)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows runs with what differs, and sorts on the server by MLflow’s names', async () => {
    const { asked, container } = open('', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun(), second]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    const row = await screen.findByRole('row', { name: /quiet-otter/ });
    expect(row).toHaveTextContent('0.002');
    expect(screen.getByLabelText('Part of a sweep')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '2 runs' })).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      await screen.findByRole('button', { name: 'roc_auc' }),
    );
    await waitFor(() =>
      expect(asked.map(({ query }) => query.get('orderBy'))).toEqual(
        expect.arrayContaining([
          'attributes.start_time DESC',
          'metrics.`roc_auc` ASC',
        ]),
      ),
    );
  });

  it('completes the names of metrics by keyboard, and asks the server', async () => {
    const { asked, container } = open('', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun()]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    const box = await filterBox();
    await userEvent.type(box, 'roc');
    expect(
      await screen.findByRole('option', { name: /metrics.roc_auc/ }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(box).toHaveValue('metrics.roc_auc ');
    await userEvent.type(box, '> 0.7{Enter}');
    await waitFor(() =>
      expect(
        asked.some(
          ({ query }) => query.get('filter') === 'metrics.roc_auc > 0.7',
        ),
      ).toBe(true),
    );
  });

  it('points at the character where a filter cannot be read, without asking', async () => {
    const { asked } = open('', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun()]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    const box = await filterBox();
    await userEvent.type(box, 'metrics.roc_auc >> 1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /at character 18/,
    );
    expect(box).toHaveAttribute('aria-invalid', 'true');
    expect(asked.some(({ query }) => query.get('filter'))).toBe(false);
  });

  it('shows another refusal as what it is', async () => {
    open('?sort=metrics.auc', {
      [`GET ${ofModel}/runs`]: () => {
        throw new Refusal(400, 'InputError', 'orderBy: cannot be read.');
      },
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    expect(await screen.findByText('This was refused')).toBeInTheDocument();
    expect(screen.getByText('orderBy: cannot be read.')).toBeInTheDocument();
    expect(await filterBox()).toHaveAttribute('aria-invalid', 'false');
  });

  it('compares single runs where they are sorted by a metric, sweeps where nobody says', async () => {
    const { asked } = open('?sort=metrics.roc_auc&order=desc', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun(), second]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    const nestedOf = (orderBy: string) =>
      asked
        .find(({ query }) => query.get('orderBy') === orderBy)
        ?.query.get('nested');
    expect(nestedOf('metrics.`roc_auc` DESC')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'By' }));
    await waitFor(() =>
      expect(nestedOf('attributes.user_id ASC')).toBe('grouped'),
    );
  });

  it('follows a run while it goes on, and its number once it is counted', async () => {
    jest.useFakeTimers();
    try {
      const moving = sampleRun({ status: 'RUNNING', endedAt: undefined });
      const answers = [
        page([moving], { total: undefined, indexedAt: live.asOf }),
        page([{ ...moving, status: 'FINISHED' as const }]),
      ];
      open('', {
        [`GET ${ofModel}/runs`]: () => answers.shift() ?? page([sampleRun()]),
        [`GET ${ofModel}/runs/columns`]: () => columns,
      });
      await act(() => jest.advanceTimersByTimeAsync(100));
      expect(screen.getByText('Running')).toBeInTheDocument();
      expect(screen.getByRole('heading', { name: 'Runs' })).toBeInTheDocument();
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(screen.getByText('Finished')).toBeInTheDocument();
      expect(
        screen.getByRole('heading', { name: '1 run' }),
      ).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it('writes out marks that turn text around', async () => {
    open('', {
      [`GET ${ofModel}/runs`]: () =>
        page(
          [
            sampleRun({
              name: `crane${TURN}`,
              user: `ada${TURN}gnp`,
              parameters: { lr: `0.1${TURN}` },
              datasets: [{ name: `flights${TURN}`, digest: 'a81bc211' }],
              childCount: 2,
              bestChild: {
                runId: second.id,
                metric: `auc${TURN}`,
                value: 0.7602,
                direction: 'higher',
              },
            }),
          ],
          { movedExperiments: [{ name: `flights${TURN}`, deleted: true }] },
        ),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    const row = await screen.findByRole('row', { name: /crane/ });
    for (const text of ['ada\\u{202E}gnp', '0.1\\u{202E}', 'flights\\u{202E}'])
      expect(within(row).getByTitle(text)).toHaveTextContent(text);
    expect(turnedTexts()).toEqual([]);
  });

  it('says at the box what the server refused', async () => {
    open('', {
      [`GET ${ofModel}/runs`]: ({ query }) => {
        if (query.get('filter'))
          throw new Refusal(400, 'InputError', 'filter: too much at once.');
        return page([sampleRun()]);
      },
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    const box = await filterBox();
    await userEvent.type(box, 'metrics.auc > 1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'filter: too much at once.',
    );
    expect(box).toHaveValue('metrics.auc > 1');
  });

  it('shows a sweep as a group with its best run, and opens it in place', async () => {
    const parent = sampleRun({
      childCount: 2,
      bestChild: {
        runId: second.id,
        metric: 'roc_auc',
        value: 0.7602,
        direction: 'higher',
      },
    });
    const { asked } = open('', {
      [`GET ${ofModel}/runs`]: ({ query }) =>
        query.get('parent') ? page([second]) : page([parent]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    const sweep = await screen.findByRole('button', {
      name: 'Runs of the sweep bold-crane',
    });
    expect(
      screen.getByRole('link', { name: 'roc_auc 0.7602' }),
    ).toBeInTheDocument();
    expect(asked[0].query.get('nested')).toBe('grouped');
    await userEvent.click(sweep);
    expect(
      await screen.findByRole('row', { name: /quiet-otter/ }),
    ).toBeInTheDocument();
    expect(sweep).toHaveAttribute('aria-expanded', 'true');
  });

  /** Sweeps within one another, by the name of each and of those below it. */
  const openSweeps = (rest: string, below: Record<string, string[]>) => {
    const run = (name: string, parentRunId?: string) =>
      sampleRun({
        id: name,
        name,
        parentRunId,
        childCount: below[name]?.length,
      });
    return open(rest, {
      [`GET ${ofModel}/runs`]: ({ query }) => {
        const parent = query.get('parent') ?? undefined;
        return page(
          (below[parent ?? 'top'] ?? []).map(name => run(name, parent)),
        );
      },
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
  };
  const chevron = (name: string) =>
    screen.queryByRole('button', { name: `Runs of the sweep ${name}` });
  const openSweep = async (name: string) =>
    userEvent.click(
      await screen.findByRole('button', { name: `Runs of the sweep ${name}` }),
    );
  /** What stands in the cells that name the runs, in order, and how far in: without a button by 28 more, for its place. */
  const shownRuns = () =>
    screen.getAllByRole('rowheader').map(cell => {
      const line = cell.querySelector<HTMLElement>('[style*="padding-left"]');
      const name = within(cell).getAllByRole('link')[0].textContent;
      return `${line?.style.paddingLeft} ${name}`;
    });

  it('opens a sweep within a sweep in place, each level further in', async () => {
    const { container } = openSweeps('', {
      top: ['outer', 'alone'],
      outer: ['inner', 'single'],
      inner: ['innermost'],
    });
    await openSweep('outer');
    await openSweep('inner');
    await screen.findByRole('row', { name: /innermost/ });
    expect(shownRuns()).toEqual([
      '0px outer',
      '16px inner',
      '60px innermost',
      '44px single',
      '0px alone',
    ]);
    expect(chevron('inner')).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByLabelText('Part of a sweep, 2 levels down'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await openSweep('outer');
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /innermost/ })).toBeNull(),
    );
  });

  it('opens sweeps also among the runs of one, and leads to the runs of each', async () => {
    openSweeps('?sweep=outer', { outer: ['inner'], inner: ['innermost'] });
    expect(await screen.findByRole('link', { name: '1 run' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\?sweep=inner$/),
    );
    await openSweep('inner');
    expect(
      await screen.findByRole('row', { name: /innermost/ }),
    ).toBeInTheDocument();
  });

  it('opens no run below itself, whatever its source says', async () => {
    openSweeps('?open=loop&open=a&open=b', {
      top: ['loop', 'a'],
      loop: ['loop'],
      a: ['b'],
      b: ['a', 'loop'],
    });
    await waitFor(() =>
      expect(shownRuns()).toEqual([
        '0px loop',
        '44px loop',
        '0px a',
        '16px b',
        '60px a',
        '60px loop',
      ]),
    );
    expect(screen.getAllByRole('button', { name: /^Runs of/ })).toHaveLength(3);
  });

  it('leads to the view of a sweep that stands too far in to be opened', async () => {
    const names = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'];
    openSweeps(
      `?${names.map(name => `open=${name}`).join('&')}`,
      Object.fromEntries(
        ['top', ...names].map((name, index) => [
          name,
          names.slice(index, index + 1),
        ]),
      ),
    );
    const row = await screen.findByRole('row', { name: /s6/ });
    expect(chevron('s5')).toBeInTheDocument();
    expect(chevron('s6')).toBeNull();
    expect(within(row).getByRole('link', { name: '1 run' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\?sweep=s6$/),
    );
    expect(screen.queryByRole('row', { name: /s7/ })).toBeNull();
  });

  it('says of an open sweep that its runs are being read, or why they are not there', async () => {
    const parent = sampleRun({ childCount: 2 });
    const answered: { with: (answer: RunPage | Refusal) => void }[] = [];
    open('', {
      [`GET ${ofModel}/runs`]: ({ query }) =>
        query.get('parent')
          ? new Promise((resolve, reject) => {
              answered.push({
                with: answer =>
                  answer instanceof Refusal ? reject(answer) : resolve(answer),
              });
            })
          : page([parent]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Runs of the sweep bold-crane',
      }),
    );
    const row = within(screen.getByRole('row', { name: /bold-crane/ }));
    expect(row.getByRole('status')).toHaveTextContent(
      'Its runs are being read …',
    );
    await waitFor(() => expect(answered).toHaveLength(1));
    answered[0].with(new Refusal(400, 'InputError', 'Too many below it.'));
    expect(
      await row.findByText('Its runs could not be read. Too many below it.'),
    ).toBeInTheDocument();
  });

  it('selects by box and by keyboard, and keeps the selection in the address', async () => {
    open(`?runs=${'c'.repeat(32)}`, {
      [`GET ${ofModel}/runs`]: () => page([sampleRun(), second]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    const compare = await screen.findByRole('button', { name: 'Compare' });
    expect(compare).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select bold-crane' }),
    );
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    screen.getByRole('row', { name: /quiet-otter/ }).focus();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('3 selected')).toBeInTheDocument();
    expect(
      screen.getByRole('checkbox', { name: 'Select quiet-otter' }),
    ).toBeChecked();
    expect(compare).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('saves a view under a name, renames and deletes it', async () => {
    open('?filter=metrics.roc_auc%20%3E%200.7', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun()]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name of this view' }),
      'Good ones{Enter}',
    );
    expect(
      await screen.findByRole('button', { name: 'Good ones', hidden: true }),
    ).toHaveAttribute('aria-current', 'true');
    await userEvent.click(
      screen.getByRole('button', { name: 'Rename Good ones' }),
    );
    const name = screen.getByRole('textbox', { name: /New name/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'Best{Enter}');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete Best' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Best' })).toBeNull(),
    );
  });

  it('saves a view of a sweep as one of that sweep', async () => {
    open(`?sweep=${'c'.repeat(32)}`, {
      [`GET ${ofModel}/runs`]: () => page([sampleRun()]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name of this view' }),
      'My sweep{Enter}',
    );
    await screen.findByRole('button', { name: 'My sweep' });
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all' }),
    );
    await waitFor(() => expect(screen.queryByText(/of the sweep/)).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Views' }));
    await userEvent.click(screen.getByRole('button', { name: 'My sweep' }));
    expect(await screen.findByText(/of the sweep/)).toHaveTextContent(
      'of the sweep run cccccccc',
    );
  });

  it('keeps what is selected when it shows all runs again after those of a sweep', async () => {
    open(`?sweep=${'c'.repeat(32)}&sort=run_name&runs=${second.id},extra`, {
      [`GET ${ofModel}/runs`]: () => page([sampleRun(), second]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    expect(await screen.findByText('2 selected')).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all' }),
    );
    await waitFor(() => expect(screen.queryByText(/of the sweep/)).toBeNull());
    expect(screen.getByText('2 selected')).toBeInTheDocument();
  });

  it('keeps the focus among the saved views by keyboard', async () => {
    open('?filter=metrics.roc_auc%20%3E%200.7', {
      [`GET ${ofModel}/runs`]: () => page([sampleRun()]),
      [`GET ${ofModel}/runs/columns`]: () => columns,
    });
    const focused = (role: string, name: string | RegExp) =>
      waitFor(() => expect(screen.getByRole(role, { name })).toHaveFocus());
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Name of this view' }),
      'Good ones{Enter}',
    );
    (await screen.findByRole('button', { name: 'Rename Good ones' })).focus();
    await userEvent.keyboard('{Enter}');
    await focused('textbox', /New name/);
    await userEvent.keyboard('{Escape}');
    await focused('button', 'Good ones');
    screen.getByRole('button', { name: 'Delete Good ones' }).focus();
    await userEvent.keyboard('{Enter}');
    await focused('textbox', 'Name of this view');
    expect(screen.getByRole('dialog', { name: 'Saved views' })).toBeVisible();
  });

  it('keeps the last known runs when MLflow does not answer', async () => {
    open('', {
      [`GET ${ofModel}/runs`]: () => ({
        items: [sampleRun()],
        freshness: { ...live, state: 'stale', error: 'connection refused' },
      }),
    });
    expect(
      await screen.findByText(/MLflow does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText(/connection refused/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /bold-crane/ })).toBeVisible();
  });

  it('opens a run with its metrics against the champion and the curve as a table', async () => {
    const run = sampleRun();
    open(`/${run.id}`, {
      [`GET ${ofModel}/runs/${run.id}`]: () => ({
        ...run,
        describedDatasets: [],
        models: [],
        systemMetrics: [],
      }),
      [`GET ${ofModel}/runs/columns`]: () => columns,
      [`GET ${ofModel}/runs/${run.id}/curve`]: ({ query }) => ({
        metric: query.get('metric'),
        points: [
          { step: 0, timestamp: run.startedAt, value: 0.5 },
          { step: 1, timestamp: run.startedAt, value: 0.7431 },
        ],
      }),
    });
    expect(await screen.findByText('▲ +0.03 better')).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as table' }),
    );
    expect(screen.getByRole('row', { name: '1 0.7431' })).toBeInTheDocument();
  });
});
