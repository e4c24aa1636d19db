import type { Run, RunColumns } from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { Answers } from '../promotions/__testUtils__/answering';
import { renderAt } from '../promotions/__testUtils__/renderAt';
import { sampleModel } from '../promotions/__testUtils__/requestSamples';
import { live, sampleRun } from '../model/__testUtils__/samples';

jest.mock('../design/chart/echarts', () => ({
  init: () => ({
    setOption: () => {},
    dispatchAction: () => {},
    getZr: () => ({ on: () => {}, off: () => {} }),
    on: () => {},
    off: () => {},
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
    expect(await screen.findByText('seed')).toBeInTheDocument();
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
    const act = await screen.findByRole('button', {
      name: 'Promote version 10',
    });
    await waitFor(() =>
      expect(act).not.toHaveAttribute('aria-disabled', 'true'),
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
    const act = screen.getByRole('button', { name: 'Promote' });
    expect(act).toHaveAttribute('aria-disabled', 'true');
    expect(act).toHaveAccessibleDescription(/Choose the run to promote/);
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

  it('says how to come here when the address names no runs', async () => {
    const { container } = renderAt('/ml/compare', {});
    expect(
      await screen.findByText('Choose 2 to 500 runs of one model.'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
