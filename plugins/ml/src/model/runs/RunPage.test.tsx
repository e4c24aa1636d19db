import type { ArtefactPreview, RunDetail } from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleOverview, sampleRun } from '../__testUtils__/samples';
import { RunsTab } from './RunsTab';

jest.mock('../../design/chart/echarts');

const RTL = '\u202E';
const SCRIPT = '<script>alert(1)</script>';
const RUNS = ['javascript', 'alert(1)'].join(':');

const detail = (change: Partial<RunDetail> = {}): RunDetail => ({
  ...sampleRun(),
  describedDatasets: [
    {
      name: 'flights',
      digest: 'a81bc211',
      context: 'training',
      profile: '{"num_rows": 336776}',
      columns: [{ name: 'carrier', type: 'string' }],
    },
  ],
  models: [
    {
      id: 'm-1',
      name: 'delay',
      role: 'made',
      status: 'ready',
      metrics: [
        {
          key: 'roc_auc',
          value: 0.7,
          step: 1,
          timestamp: '2026-03-02T08:01:00Z',
          dataset: { name: 'validation', digest: 'd1' },
        },
        {
          key: 'roc_auc',
          value: 0.74,
          step: 2,
          timestamp: '2026-03-02T08:02:00Z',
          dataset: { name: 'validation', digest: 'd1' },
        },
      ],
      parameters: {},
      tags: {},
      versions: [{ model: 'flight-delay', version: '3' }],
      signature: { inputs: [{ name: 'carrier', type: 'string' }] },
    },
  ],
  systemMetrics: [],
  note: 'Larger **batches**.',
  ...change,
});

const run = detail();
const ofRun = `${ofModel}/runs/${run.id}`;

const open = (
  options: { run?: RunDetail; rest?: string; answers?: Answers } = {},
) =>
  renderOnEntity(<RunsTab />, {
    path: 'runs',
    rest: `/${run.id}${options.rest ?? ''}`,
    answers: {
      [`GET ${ofModel}`]: () => sampleOverview(),
      [`GET ${ofRun}`]: () => options.run ?? run,
      [`GET ${ofRun}/artefacts`]: ({ query }) =>
        query.get('path') === 'plots'
          ? {
              items: [
                { path: 'plots/roc.txt', name: 'roc.txt', isDirectory: false },
              ],
            }
          : {
              items: [
                { path: 'plots', name: 'plots', isDirectory: true },
                {
                  path: 'a.csv',
                  name: 'a.csv',
                  isDirectory: false,
                  size: 2_400,
                },
              ],
            },
      ...options.answers,
    },
  });

const previewing = (preview: Partial<ArtefactPreview>) => ({
  [`GET ${ofRun}/artefact`]: ({ query }: { query: URLSearchParams }) => ({
    path: query.get('path'),
    kind: 'text',
    mediaType: 'text/plain',
    truncated: false,
    ...preview,
  }),
});

describe('RunPage', () => {
  it('shows models with the last metric on each dataset, data with profile, and the note', async () => {
    const { container } = open();
    const metrics = await screen.findByRole('table', {
      name: 'Metrics of delay',
    });
    expect(
      within(metrics).getByRole('row', { name: 'roc_auc validation 0.74' }),
    ).toBeInTheDocument();
    expect(within(metrics).getAllByRole('row')).toHaveLength(2);
    expect(screen.getByText('336,776')).toBeInTheDocument();
    expect(screen.getByText('batches').tagName).toBe('STRONG');
    await screen.findByRole('treeitem', { name: 'plots' });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('opens folders and files with the keyboard, and keeps the file in the address', async () => {
    const { asked } = open({ answers: previewing({ text: 'curve' }) });
    const folder = await screen.findByRole('treeitem', { name: 'plots' });
    folder.focus();
    await userEvent.keyboard('{ArrowRight}');
    const file = await screen.findByRole('treeitem', { name: 'roc.txt' });
    await userEvent.keyboard('{ArrowRight}');
    expect(file).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('curve')).toBeInTheDocument();
    expect(file).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await waitFor(() =>
      expect(screen.queryByRole('treeitem', { name: 'roc.txt' })).toBeNull(),
    );
    await userEvent.keyboard('{End}');
    expect(
      screen.getByRole('treeitem', { name: 'delay (logged model)' }),
    ).toHaveFocus();
    expect(asked.map(({ query }) => query.get('path'))).toContain(
      'plots/roc.txt',
    );
  });

  it('opens the file that the address names, as a table', async () => {
    const { container } = open({
      rest: '?artefact=a.csv',
      answers: previewing({
        kind: 'table',
        size: 2_400,
        table: { columns: ['carrier'], rows: [['UA']], totalRows: 900 },
        truncated: true,
      }),
    });
    expect(
      await screen.findByRole('row', { name: '1 UA' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('2.4 kB · first 1 of 900 rows'),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the tags of a model that it logged, and those of the run without its note', async () => {
    const { container } = open({
      run: detail({
        tags: { 'mlflow.note.content': 'Larger **batches**.', team: 'delay' },
        models: [
          {
            ...run.models[0],
            tags: { [`stage${RTL}`]: SCRIPT, 'mlflow.user': 'ada' },
          },
        ],
      }),
    });
    const models = within(
      await screen.findByRole('region', { name: 'Models' }),
    );
    await userEvent.click(models.getByRole('button', { name: '2 tags' }));
    expect(models.getByText('stage\\u{202E}').nextSibling).toHaveTextContent(
      SCRIPT,
    );
    await userEvent.click(
      models.getByRole('button', { name: "1 of MLflow's own" }),
    );
    expect(models.getByText('ada')).toBeInTheDocument();
    const tags = screen.getByRole('region', { name: 'Tags' });
    expect(tags).toHaveTextContent('team');
    expect(tags).not.toHaveTextContent('of MLflow');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('opens what a model needs, and what the machine did', async () => {
    const { container, asked } = open({
      run: detail({
        systemMetrics: [
          'system/cpu_utilization_percentage',
          'system/gpu_0_power',
        ],
        metrics: [
          ...run.metrics,
          {
            key: 'system/cpu_utilization_percentage',
            value: 12.5,
            step: 4,
            timestamp: '2026-03-02T08:01:00Z',
          },
          {
            key: 'system/gpu_0_power',
            value: null,
            text: 'NaN',
            step: 0,
            timestamp: '2026-03-02T08:01:00Z',
          },
        ],
      }),
      answers: {
        [`GET ${ofRun}/artefacts`]: ({ query }) => ({
          items: query.get('model')
            ? ['MLmodel', 'requirements.txt'].map(name => ({
                path: name,
                name,
                isDirectory: false,
              }))
            : [],
        }),
        ...previewing({ text: 'torch==2.9.1' }),
      },
    });
    const environment = within(
      await screen.findByRole('region', { name: 'Environment' }),
    );
    await userEvent.click(
      await environment.findByRole('button', { name: 'requirements.txt' }),
    );
    expect(await environment.findByText('torch==2.9.1')).toBeInTheDocument();
    expect(environment.queryByText('conda.yaml')).not.toBeInTheDocument();
    expect(
      asked
        .find(({ path }) => path === `${ofRun}/artefact`)
        ?.query.get('model'),
    ).toBe('m-1');
    const machine = within(
      screen.getByRole('region', { name: 'System metrics' }),
    );
    expect(
      machine.getByRole('button', {
        name: /cpu utilization percentage: 12\.5/,
      }),
    ).toHaveAttribute('aria-expanded', 'false');
    expect(machine.getByText('gpu 0 power').nextSibling).toHaveTextContent(
      'NaN',
    );
    // They stand apart from the model's own.
    expect(
      screen.getByRole('region', { name: 'Metrics' }),
    ).not.toHaveTextContent('cpu');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows a model that is only a folder of its artefacts', async () => {
    open({
      run: detail({
        models: [],
        modelFolders: [
          {
            path: `model${RTL}`,
            signature: { inputs: [{ name: 'delay', type: 'long' }] },
          },
        ],
      }),
    });
    const models = within(
      await screen.findByRole('region', { name: 'Models' }),
    );
    expect(
      models.getByRole('heading', {
        name: 'model\\u{202E} (a folder of its artefacts)',
      }),
    ).toBeInTheDocument();
    await userEvent.click(models.getByRole('button', { name: 'Signature' }));
    expect(models.getByRole('row', { name: /delay input long/ })).toBeVisible();
    expect(
      models.queryByText('The run logged no model.'),
    ).not.toBeInTheDocument();
  });

  it('shows HTML only in a frame that may run and load nothing', async () => {
    open({
      rest: '?artefact=r.html',
      answers: previewing({ kind: 'html', text: `<p>hi</p>${SCRIPT}` }),
    });
    const frame = await screen.findByTitle('r.html, without its scripts');
    expect(frame).toHaveAttribute('sandbox', '');
    const document = frame.getAttribute('srcdoc') ?? '';
    expect(document.indexOf("default-src 'none'")).toBeLessThan(
      document.indexOf('<p>hi</p>'),
    );
    expect(document).not.toContain('script-src');
  });

  it('keeps the run when the source does not give its parts', async () => {
    open({
      run: detail({
        models: [],
        describedDatasets: [],
        note: undefined,
        missing: 'MLflow (default) does not answer',
        freshness: {
          state: 'stale',
          system: 'MLflow',
          instance: 'default',
          asOf: '2026-03-02T08:00:00Z',
        },
      }),
      answers: {
        [`GET ${ofRun}/artefacts`]: () => {
          throw new Refusal(503, 'ServiceUnavailableError', 'MLflow is away');
        },
      },
    });
    expect(
      await screen.findByText('Models could not be read'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('MLflow does not answer; this is what was known'),
    ).toBeInTheDocument();
    expect(screen.getByText('A note could not be read')).toBeInTheDocument();
    expect(
      screen.queryByText('Nobody has written about this run.'),
    ).not.toBeInTheDocument();
    // The index knows it.
    expect(screen.getByText('flights')).toBeInTheDocument();
    expect(screen.getByText('bold-crane')).toBeInTheDocument();
    expect(
      await screen.findByRole(
        'treeitem',
        { name: /Try again/ },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
  });

  it('says which models, signatures and environments are not shown, and that a launch is only a claim', async () => {
    const [model] = run.models;
    const { signature: _, ...unread } = model;
    const made = Array.from({ length: 6 }, (_each, index) => ({
      ...unread,
      id: `m-${index}`,
      name: `model ${index}`,
      metrics: [],
      signatureUnread: true,
    }));
    open({
      run: detail({
        launchId: '0b0e7a52-5a3c-4f0e-9d4e-1f2a3b4c5d6e',
        cause: undefined,
        models: [
          ...made,
          {
            ...unread,
            id: 'm-theirs',
            name: 'm-theirs',
            role: 'used',
            status: 'unknown',
            outside: true,
          },
        ],
        missingModels: 'MLflow refuses one (403)',
        moreModels: true,
      }),
    });
    const models = await screen.findByRole('region', { name: 'Models' });
    expect(models).toHaveTextContent('The first 7');
    expect(models).toHaveTextContent('Some models could not be read');
    expect(models).toHaveTextContent('MLflow refuses one (403)');
    expect(
      within(models).getAllByText('Its signature was not read.'),
    ).toHaveLength(6);
    expect(models).toHaveTextContent('No run here made it');
    expect(
      screen.getByRole('region', { name: 'Environment' }),
    ).toHaveTextContent('Of the first 5 of 6 models');
    expect(screen.getByText('Launch').nextSibling).toHaveTextContent(
      'says launch 0b0e7a52',
    );
  });

  it('shows hostile text as text', async () => {
    const name = `${RTL}gpj.${SCRIPT}.txt`;
    const { container } = open({
      run: detail({
        name: `${SCRIPT}${RTL}evil`,
        note: `${SCRIPT}\n\n[go](javascript:alert(1)) ![x](http://evil.example/x.png)`,
        parameters: {
          path: '../../etc/passwd',
          [SCRIPT]: 'x'.repeat(1_000_000),
        },
        tags: { [`${RTL}tag`]: SCRIPT },
        source: { commit: '"><script>', url: RUNS },
        url: RUNS,
        user: SCRIPT,
      }),
      rest: `?artefact=${encodeURIComponent(name)}`,
      answers: {
        [`GET ${ofRun}/artefacts`]: () => ({
          items: [
            { path: name, name, isDirectory: false, size: 4 },
            { path: '..', name: '..', isDirectory: false },
          ],
        }),
        ...previewing({ text: `${SCRIPT}${RTL}` }),
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: '<script>alert(1)</script>\\u{202E}evil',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('../../etc/passwd')).toBeInTheDocument();
    expect(
      screen.getByText('Show all 1,000,000 characters'),
    ).toBeInTheDocument();
    expect(screen.getByText('\\u{202E}tag')).toBeInTheDocument();
    expect(
      await screen.findByRole('treeitem', { name: /^\\u\{202E\}gpj\./ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('<script>alert(1)</script>\\u{202E}'),
    ).toBeInTheDocument();
    expect(container.querySelector('script, img, iframe')).toBeNull();
    expect(container.textContent).not.toContain(RTL);
    for (const link of container.querySelectorAll('a'))
      expect(link.getAttribute('href')).not.toMatch(/^javascript/i);
  });
});
