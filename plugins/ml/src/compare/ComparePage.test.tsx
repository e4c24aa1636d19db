import type { Run, RunColumns } from '@slipway/plugin-ml-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Refusal, type Answers } from '../promotions/__testUtils__/answering';
import { renderAt } from '../promotions/__testUtils__/renderAt';
import { sampleModel } from '../promotions/__testUtils__/requestSamples';
import { live, sampleRun } from '../model/__testUtils__/samples';
import { TURN, turnedTexts } from '../model/__testUtils__/turnedTexts';

/** Who listens to the charts, by event. */
const mockListeners = new Map<string, Set<(event: unknown) => void>>();

jest.mock('../design/chart/echarts', () => ({
  init: () => ({
    setOption: () => {},
    dispatchAction: () => {},
    getZr: () => ({ on: () => {}, off: () => {} }),
    on: (event: string, listener: (event: unknown) => void) =>
      mockListeners.set(
        event,
        new Set([...(mockListeners.get(event) ?? []), listener]),
      ),
    off: (event: string, listener: (event: unknown) => void) =>
      mockListeners.get(event)?.delete(listener),
    resize: () => {},
    dispose: () => {},
    isDisposed: () => false,
  }),
}));

const id = (letter: string) => letter.repeat(32);
const at = '2026-03-02T08:02:00Z';

/** Trial `n` of a sweep over the learning rate. */
const trial = (letter: string, lr: string, auc: number, more?: Partial<Run>) =>
  sampleRun({
    id: id(letter),
    name: `trial-${letter}`,
    parameters: { lr, seed: '7', optimizer: letter === 'a' ? 'adam' : 'sgd' },
    metrics: [
      { key: 'roc_auc', value: auc, step: 9, timestamp: at },
      { key: 'loss', value: 1 - auc, step: 9, timestamp: at },
    ],
    ...more,
  });

const runs = [
  trial('a', '0.001', 0.71),
  trial('b', '0.01', 0.78, { versions: ['2', '10'] }),
  trial('c', '0.1', 0.69),
];

const columns: RunColumns = { metrics: [], parameters: [], tags: [] };
const entity = '/entities/mlmodel/default/flight-delay';

const answersOf = (some: Run[], missing: string[] = []): Answers => ({
  [`POST ${entity}/runs/comparison`]: () => ({
    runs: some,
    missing,
    freshness: live,
  }),
  [`POST ${entity}/runs/environments`]: () => ({
    environments: [],
    runs: some.map(({ id: runId }) => ({ runId, state: 'none' })),
  }),
  [`GET ${entity}/runs/columns`]: () => columns,
  [`GET ${entity}`]: () => sampleModel(),
  [`POST ${entity}/runs/curves`]: ({ body }) => ({
    curves: some.map(run => ({
      runId: run.id,
      thinned: false,
      points: [0, 1, 2].map(step => ({
        step,
        timestamp: at,
        value: step / 10,
      })),
    })),
    asked: body,
  }),
});

const addressOf = (some: Run[], more = '') =>
  `/ml/compare?model=mlmodel:default/flight-delay&runs=${some
    .map(run => run.id)
    .join(',')}${more}`;

const table = () => screen.findByRole('table', { name: 'What differs' });

describe('ComparePage', () => {
  it('shows only what differs, the best metric marked by its direction', async () => {
    const { container } = renderAt(addressOf(runs), answersOf(runs));
    const differences = within(await table());
    const auc = differences.getByRole('row', { name: /roc_auc/ });
    expect(within(auc).getByLabelText('best').parentElement).toHaveTextContent(
      '0.78',
    );
    const loss = differences.getByRole('row', { name: /loss/ });
    expect(within(loss).getByLabelText('best').parentElement).toHaveTextContent(
      '0.22',
    );
    expect(differences.queryByText('seed')).toBeNull();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only differences' }),
    );
    expect(await differences.findByText('seed')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('filters everything by a range, here one written by hand', async () => {
    renderAt(addressOf(runs), answersOf(runs));
    await table();
    const form = within(
      await screen.findByRole('form', { name: 'Range by hand' }),
    );
    await userEvent.selectOptions(
      form.getByRole('combobox', { name: 'Range of' }),
      'lr',
    );
    await userEvent.type(form.getByRole('textbox', { name: 'From' }), '0.005');
    await userEvent.click(
      form.getByRole('button', { name: 'Keep only these' }),
    );
    expect(await screen.findByText('2 of 3 runs')).toBeInTheDocument();
    expect(
      within(await table()).queryByRole('columnheader', { name: /trial-a/ }),
    ).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'All runs' }));
    await waitFor(() => expect(screen.queryByText('2 of 3 runs')).toBeNull());
  });

  it('filters everything by what is brushed in the chart, words as words', async () => {
    renderAt(addressOf(runs), answersOf(runs));
    await table();
    await waitFor(() =>
      expect(mockListeners.get('axisareaselected')?.size).toBe(1),
    );
    act(() =>
      mockListeners.get('axisareaselected')?.forEach(listener =>
        listener({
          type: 'axisareaselected',
          parallelAxisId: 'params.optimizer',
          intervals: [[1.3, 0.6]],
        }),
      ),
    );
    expect(await screen.findByText('2 of 3 runs')).toBeInTheDocument();
    expect(screen.getByText('optimizer sgd')).toBeInTheDocument();
    expect(
      within(await table()).queryByRole('columnheader', { name: /trial-a/ }),
    ).toBeNull();
  });

  it('asks for curves along time, smoothed, and draws a metric without steps so', async () => {
    const flat = runs.map(run => ({
      ...run,
      metrics: run.metrics.map(one =>
        one.key === 'loss' ? { ...one, step: 0 } : one,
      ),
    }));
    const { asked } = renderAt(
      addressOf(flat, '&smooth=0.6&metric=loss&log=yes'),
      answersOf(flat),
    );
    expect(
      await screen.findByRole('img', {
        name: 'loss of 3 runs by seconds since the first value',
      }),
    ).toBeInTheDocument();
    expect(
      asked.find(({ path }) => path.endsWith('/curves'))?.body,
    ).toMatchObject({ metric: 'loss', along: 'time', smoothing: 0.6 });
  });

  it('hands out what it shows as CSV', async () => {
    const created = jest.fn((_: Blob) => 'blob:comparison');
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = created;
    URL.revokeObjectURL = () => {};
    const negative = [
      trial('a', '-0.001', 0.71),
      trial('b', '0.01', 0.78, { name: '=cmd()' }),
    ];
    renderAt(addressOf(negative), answersOf(negative));
    await table();
    await userEvent.click(screen.getAllByRole('button', { name: 'CSV' })[0]);
    const text = await created.mock.calls[0][0].text();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe("What,trial-a,'=cmd()");
    expect(lines).toContain('params.lr,-0.001,0.01');
    expect(lines).toContain('metrics.roc_auc,0.71,0.78');
  });

  it('compares branch, script and entry point, and leads to the commit', async () => {
    const from = (letter: string, commit: string) =>
      trial(letter, '0.1', 0.7, {
        source: { commit, url: 'https://github.com/acme/delay' },
        tags: {
          'mlflow.source.git.branch': `branch-${letter}`,
          'mlflow.source.git.dirty': letter === 'a' ? 'true' : 'false',
          'mlflow.project.entryPoint': letter,
        },
      });
    const two = [from('a', 'abcdef0123'), from('b', 'fedcba3210')];
    renderAt(addressOf(two), answersOf(two));
    const differences = within(await table());
    expect(differences.getByText('branch-a')).toBeInTheDocument();
    for (const name of ['branch', 'dirty', 'entry point'])
      expect(differences.getByText(name)).toBeInTheDocument();
    expect(
      differences.getByRole('link', { name: /^abcdef01/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/delay/commit/abcdef0123',
    );
  });

  it('says that what it shows is the last that was known', async () => {
    const answers = answersOf(runs);
    answers[`POST ${entity}/runs/comparison`] = () => ({
      runs,
      missing: [],
      freshness: { ...live, state: 'stale', error: 'connection refused' },
    });
    renderAt(addressOf(runs), answers);
    expect(await screen.findByText(/does not answer/)).toBeInTheDocument();
    expect(screen.getByText(/connection refused/)).toBeInTheDocument();
  });

  it('draws no column for each of hundreds of runs, and says so', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      trial('a', String(n), n / 120, {
        id: n.toString(16).padStart(32, '0'),
        name: `trial-${n}`,
      }),
    );
    renderAt(addressOf(many, '&layout=columns'), answersOf(many));
    const differences = within(await table());
    expect(screen.getByText('41 of 120 runs are shown')).toBeInTheDocument();
    expect(differences.getAllByRole('columnheader')).toHaveLength(42);
    // The best of all is among them: it is what would be promoted.
    expect(
      differences.getByRole('columnheader', { name: 'trial-119' }),
    ).toBeInTheDocument();
  });

  it('draws curves of all runs, and tells them as a table', async () => {
    const { asked } = renderAt(
      addressOf(runs, '&smooth=0.6&metric=loss'),
      answersOf(runs),
    );
    const curves = within(
      await screen.findByRole('region', { name: 'Curves' }),
    );
    expect(await curves.findByText(/moving average/)).toBeInTheDocument();
    await userEvent.click(
      await curves.findByRole('button', { name: 'Show as table' }),
    );
    expect(curves.getAllByRole('row', { name: /trial-b/ }).length).toBe(3);
    expect(
      asked.find(({ path }) => path.endsWith('/curves'))?.body,
    ).toMatchObject({ metric: 'loss', runIds: runs.map(run => run.id) });
  });

  it('promotes the best run’s newest version, and says why another cannot be', async () => {
    renderAt(addressOf(runs), answersOf(runs));
    const promote = await screen.findByRole('button', {
      name: 'Promote version 10',
    });
    await waitFor(() =>
      expect(promote).not.toHaveAttribute('aria-disabled', 'true'),
    );
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Choose trial-a' }),
    );
    const off = await screen.findByRole('button', { name: 'Promote' });
    expect(off).toHaveAttribute('aria-disabled', 'true');
    expect(off).toHaveAccessibleDescription(/no registered version/);
    await userEvent.click(
      screen.getByRole('radio', { name: 'Choose trial-b' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Promote version 10' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Request promotion' }),
    ).toBeInTheDocument();
  });

  it('promotes no run that a range has taken off the page', async () => {
    renderAt(
      addressOf(runs, `&chosen=${id('b')}&range=params.lr:0.05:1`),
      answersOf(runs),
    );
    expect(await screen.findByText('1 of 3 runs')).toBeInTheDocument();
    expect(
      screen.getByRole('combobox', { name: 'Chosen run' }),
    ).toHaveDisplayValue('None');
    const promote = screen.getByRole('button', { name: 'Promote' });
    expect(promote).toHaveAttribute('aria-disabled', 'true');
    expect(promote).toHaveAccessibleDescription(/Choose the run to promote/);
  });

  it('draws no more of 500 runs than a screen holds, and asks for the curves of 100', async () => {
    const many = Array.from({ length: 500 }, (_, n) =>
      trial('a', String(n), n / 500, {
        id: n.toString(16).padStart(32, '0'),
        name: `trial-${n}`,
      }),
    );
    const { asked } = renderAt(addressOf(many), answersOf(many));
    await table();
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    await waitFor(() =>
      expect(
        asked.find(({ path }) => path.endsWith('/curves'))?.body,
      ).toHaveProperty('runIds.length', 100),
    );
  });

  it('shows one file of every run side by side', async () => {
    const answers = answersOf(runs);
    for (const run of runs) {
      answers[`GET ${entity}/runs/${run.id}/artefacts`] = () => ({
        items: [
          { path: 'plots', name: 'plots', isDirectory: true },
          { path: 'notes.txt', name: 'notes.txt', isDirectory: false },
        ],
      });
      answers[`GET ${entity}/runs/${run.id}/artefact`] = ({ query }) => ({
        path: query.get('path'),
        kind: 'text',
        mediaType: 'text/plain',
        text: `Notes of ${run.name}`,
        truncated: false,
      });
    }
    renderAt(addressOf(runs), answers);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'File' }),
      'notes.txt',
    );
    for (const { name } of runs)
      expect(
        within(
          await screen.findByRole('region', { name: `notes.txt of ${name}` }),
        ).getByRole('heading', { name }),
      ).toBeInTheDocument();
    expect(await screen.findByText('Notes of trial-c')).toBeInTheDocument();
  });

  it('offers a folder’s files page by page, and says so where these are not all', async () => {
    const answers = answersOf(runs);
    const [first, second, third] = runs;
    const pageOf = (run: Run, last?: number) => {
      answers[`GET ${entity}/runs/${run.id}/artefacts`] = ({ query }) => {
        const page = Number(query.get('cursor') ?? 0);
        const name = `${run.name}-${page}.png`;
        return {
          items: [{ path: name, name, isDirectory: false }],
          nextCursor: page === last ? undefined : String(page + 1),
        };
      };
    };
    pageOf(first);
    pageOf(second, 1);
    pageOf(third, 2);
    renderAt(addressOf(runs), answers);
    expect(
      await screen.findByText(
        'The first 600 files of this folder are listed; 1 of 3 runs has more',
      ),
    ).toBeInTheDocument();
    for (const name of ['trial-a-2.png', 'trial-b-1.png', 'trial-c-2.png'])
      expect(screen.getByRole('option', { name })).toBeInTheDocument();
  });

  it('says so where no run left a file', async () => {
    const answers = answersOf(runs);
    for (const run of runs)
      answers[`GET ${entity}/runs/${run.id}/artefacts`] = () => ({ items: [] });
    renderAt(addressOf(runs), answers);
    expect(
      await screen.findByText('These runs left no files.'),
    ).toBeInTheDocument();
  });

  it('says whose files could not be read, and reads those again', async () => {
    const answers = answersOf(runs);
    const [first, ...others] = runs;
    let isAway = true;
    answers[`GET ${entity}/runs/${first.id}/artefacts`] = () => {
      if (isAway)
        throw new Refusal(403, 'NotAllowedError', 'The store refuses');
      return { items: [] };
    };
    for (const run of others)
      answers[`GET ${entity}/runs/${run.id}/artefacts`] = () => ({
        items: [{ path: 'notes.txt', name: 'notes.txt', isDirectory: false }],
      });
    renderAt(addressOf(runs), answers);
    const panel = await screen.findByRole('region', { name: 'Artefacts' });
    expect(
      await within(panel).findByText(
        'The files of 1 of 3 runs could not be read',
      ),
    ).toBeInTheDocument();
    expect(within(panel).getByText('The store refuses.')).toBeInTheDocument();
    expect(
      within(panel).getByRole('option', { name: 'notes.txt' }),
    ).toBeInTheDocument();
    isAway = false;
    await userEvent.click(within(panel).getByRole('button', { name: 'Retry' }));
    await waitFor(() =>
      expect(within(panel).queryByText(/could not be read/)).toBeNull(),
    );
  });

  it('names runs that are gone, and shows hostile names as text', async () => {
    const hostile = trial('d', '1', 0.5, {
      name: '<img src=x onerror=alert(1)>',
    });
    const { container } = renderAt(
      addressOf([...runs, hostile]),
      answersOf([...runs, hostile], [id('e')]),
    );
    expect(
      await screen.findByText('1 of the runs is not there'),
    ).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
  });

  it.each(['columns', 'rows'])(
    'writes out marks that turn text around, with runs as %s',
    async layout => {
      const turned = ['a', 'b'].map(letter =>
        trial(letter, letter, 0.5, {
          name: `trial-${letter}${TURN}`,
          parameters: { [`act${TURN}`]: `relu-${letter}${TURN}` },
          metrics: [
            {
              key: `auc${TURN}`,
              value: letter === 'a' ? 0.7 : 0.8,
              step: 9,
              timestamp: at,
            },
          ],
          tags: { [`owner${TURN}`]: `${TURN}${letter}` },
          source: { commit: `${letter}${TURN}` },
        }),
      );
      renderAt(
        addressOf(turned, `&layout=${layout}&chosen=${id('a')}`),
        answersOf(turned),
      );
      const differences = within(await table());
      expect(differences.getByText('relu-a\\u{202E}')).toBeInTheDocument();
      expect(differences.getByText('\\u{202E}b')).toBeInTheDocument();
      expect(differences.getAllByText(/^act\\u\{202E\}$/)).not.toHaveLength(0);
      await screen.findByRole('img', { name: /^auc\\u\{202E\} of 2 runs/ });
      expect(turnedTexts()).toEqual([]);
    },
  );

  it('tells runs with the same name apart where one is chosen', async () => {
    const twins = ['a', 'b'].map(letter =>
      trial(letter, letter, 0.5, { name: 'twin' }),
    );
    renderAt(addressOf(twins), answersOf(twins));
    const chosen = await screen.findByRole('combobox', { name: 'Chosen run' });
    for (const name of ['twin (aaaaaa)', 'twin (bbbbbb)'])
      expect(within(chosen).getByRole('option', { name })).toBeInTheDocument();
  });

  it('offers what can be drawn in lists of the browser where it is not much', async () => {
    renderAt(addressOf(runs), answersOf(runs));
    const across = await screen.findByRole('combobox', { name: 'Across' });
    await userEvent.selectOptions(across, 'loss');
    await waitFor(() => expect(across).toHaveDisplayValue('loss'));
    for (const name of ['Up', 'Colour', 'Metric'])
      expect(await screen.findByRole('combobox', { name })).toBeInTheDocument();
  });

  it('draws controls for few of thousands of metrics, and finds the others by name', async () => {
    const wide = ['a', 'b'].map((letter, of) =>
      trial(letter, letter, 0.5, {
        metrics: Array.from({ length: 5_000 }, (_, n) => ({
          key: `layer.${n}.loss`,
          value: n + of,
          step: 9,
          timestamp: at,
        })),
      }),
    );
    const { container } = renderAt(addressOf(wide), answersOf(wide));
    const panel = within(
      await screen.findByRole('region', { name: 'Parallel coordinates' }),
    );
    await screen.findByRole('region', { name: 'Curves' });
    for (const name of ['Across', 'Up', 'Colour', 'Metric'])
      expect(screen.getByLabelText(name)).toHaveAttribute('role', 'combobox');
    expect(container.querySelectorAll('option').length).toBeLessThan(20);
    await userEvent.click(panel.getByText('Axes'));
    const axes = within(screen.getByRole('dialog', { name: 'Axes' }));
    expect(axes.getByRole('status')).toHaveTextContent(/more are not listed/);
    await userEvent.type(
      axes.getByPlaceholderText('Find an axis'),
      'layer.4321.loss',
    );
    await userEvent.click(await axes.findByLabelText('layer.4321.loss'));
    expect(
      panel.getByLabelText(/^2 runs across .*layer\.4321\.loss/),
    ).toBeInTheDocument();
  });

  it('draws nothing where every run is gone', async () => {
    renderAt(
      addressOf(runs),
      answersOf(
        [],
        runs.map(run => run.id),
      ),
    );
    expect(
      await screen.findByText('None of these runs is there any more.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Scatter' })).toBeNull();
  });

  it('says how to come here when the address names no runs', async () => {
    const { container } = renderAt('/ml/compare', {});
    expect(
      await screen.findByText('Choose 2 to 500 runs of one model.'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
