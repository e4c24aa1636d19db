import type { VersionComparison } from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
} from '../../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../../__testUtils__/renderOnEntity';
import { live, sampleVersion } from '../../__testUtils__/samples';
import { VersionsTab } from '../VersionsTab';

const side = (version: string) => ({
  version,
  status: 'ready' as const,
  createdAt: '2026-03-02T08:03:00Z',
  aliases: [],
  digest: `sha256:${version.repeat(64)}`,
  size: 2_000,
  files: 2,
});

const file = (path: string, byte: string) => ({
  path,
  size: 1_000,
  sha256: byte.repeat(64),
});

const comparison = (
  change: Partial<VersionComparison> = {},
): VersionComparison => ({
  left: side('2'),
  right: side('3'),
  unread: [],
  metrics: [
    {
      name: 'roc_auc',
      left: 0.7,
      right: 0.8,
      rightFrom: { run: 'quiet-otter', at: '2026-03-02T08:00:00Z' },
      delta: 0.1,
      direction: 'higher',
      better: true,
      sameData: true,
    },
    {
      name: 'loss',
      left: 0.5,
      right: 0.6,
      delta: 0.1,
      direction: 'lower',
      better: false,
      sameData: false,
      why: 'The two were not evaluated on the same data',
    },
  ],
  tags: [
    {
      name: 'validation_status',
      change: 'changed',
      left: 'pending',
      right: 'approved',
    },
    { name: 'season', change: 'added', right: 'winter' },
    { name: 'team', change: 'same', left: 'delay', right: 'delay' },
  ],
  parameters: [
    { name: 'lr', change: 'changed', left: '0.1', right: '0.2' },
    { name: 'depth', change: 'same', left: '3', right: '3' },
  ],
  datasets: [],
  dependencies: [{ name: 'six', change: 'removed', left: '1.0' }],
  signature: {
    inputs: [
      { name: 'delay', change: 'changed', left: 'long', right: 'double' },
    ],
    outputs: [],
    params: [],
  },
  files: [
    {
      path: 'model.pkl',
      change: 'changed',
      left: file('model.pkl', 'a'),
      right: file('model.pkl', 'b'),
    },
  ],
  sameFiles: 1,
  ...change,
});

const versions = ['3', '2', '1'].map(version => sampleVersion({ version }));

const show = (rest: string, more: Answers = {}) =>
  renderOnEntity(<VersionsTab />, {
    path: 'versions',
    rest,
    answers: {
      [`GET ${ofModel}/versions`]: () => ({ items: versions, freshness: live }),
      [`GET ${ofModel}/versions/2/comparison`]: () => comparison(),
      'GET /promotions': () => ({ items: [] }),
      ...more,
    },
  });

describe('CompareVersionsPage', () => {
  it('shows what differs, what is better, and on which data', async () => {
    const { container } = show('/compare?left=2&right=3');
    const metrics = within(
      await screen.findByRole('table', { name: 'Metrics' }),
    );
    expect(metrics.getByRole('row', { name: /roc_auc/ })).toHaveTextContent(
      /▲ \+0\.1 better.*Same data/,
    );
    const loss = metrics.getByRole('row', { name: /loss/ });
    expect(loss).toHaveTextContent('Other data');
    expect(loss).not.toHaveTextContent('worse');
    expect(screen.getByRole('row', { name: /input: delay/ })).toHaveTextContent(
      /changed.*long.*double/,
    );
    expect(screen.getByRole('row', { name: /six/ })).toHaveTextContent(
      'removed',
    );
    expect(screen.getByRole('row', { name: /model\.pkl/ })).toHaveTextContent(
      'same size',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says of a metric’s value which run measured it, and when', async () => {
    show('/compare?left=2&right=3');
    const row = await screen.findByRole('row', { name: /roc_auc/ });
    await userEvent.hover(within(row).getByText('0.8'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^0\.8 · run quiet-otter, .*2026/,
    );
  });

  it('hides what is the same until it is asked for', async () => {
    show('/compare?left=2&right=3');
    await screen.findByRole('row', { name: /lr/ });
    expect(screen.queryByRole('row', { name: /depth/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only what differs' }),
    );
    expect(await screen.findByRole('row', { name: /depth/ })).toHaveTextContent(
      'same',
    );
  });

  it('swaps the sides', async () => {
    const { asked } = show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/3/comparison`]: () =>
        comparison({ left: side('3'), right: side('2') }),
    });
    await screen.findByRole('table', { name: 'Metrics' });
    await userEvent.click(screen.getByRole('button', { name: 'Swap' }));
    expect(
      await screen.findByText('The difference is version 2 minus version 3'),
    ).toBeInTheDocument();
    expect(asked[asked.length - 1].query.get('with')).toBe('2');
  });

  it('says which tags changed, were added and stayed', async () => {
    show('/compare?left=2&right=3');
    const tags = await screen.findByRole('region', { name: 'Tags' });
    expect(tags).toHaveTextContent('1 changed, 1 added');
    expect(
      within(tags).getByRole('row', {
        name: 'validation_status changed pending approved',
      }),
    ).toBeInTheDocument();
    expect(
      within(tags).getByRole('row', { name: 'season added – winter' }),
    ).toBeInTheDocument();
    expect(within(tags).queryByText('team')).not.toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Only what differs'));
    expect(await within(tags).findByText('team')).toBeInTheDocument();
  });

  it('asks for two versions where the address names none', async () => {
    const { container } = show('/compare');
    expect(await screen.findByText('Choose two versions.')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists older versions than the first page has', async () => {
    const { container } = show('/compare', {
      [`GET ${ofModel}/versions`]: ({ query }) =>
        query.get('cursor')
          ? {
              items: [sampleVersion({ version: '1', aliases: ['a\u202E'] })],
              freshness: live,
            }
          : { items: versions.slice(0, 2), nextCursor: 'x', freshness: live },
    });
    expect(
      await screen.findByText(/The newest 2 versions are listed/),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      screen.getByRole('button', { name: 'List older ones' }),
    );
    await waitFor(() =>
      expect(screen.queryByText(/are listed/)).not.toBeInTheDocument(),
    );
    await userEvent.click(screen.getByLabelText('Left'));
    expect(
      await screen.findByRole('option', { name: 'Version 1 @a\\u{202E}' }),
    ).toBeInTheDocument();
  });

  it('says so where there are not two versions to choose', async () => {
    show('/compare', {
      [`GET ${ofModel}/versions`]: () => ({
        items: [sampleVersion()],
        freshness: live,
      }),
    });
    expect(
      await screen.findByText(/There are not two versions/),
    ).toBeInTheDocument();
  });

  it('says why there is nothing to choose from', async () => {
    show('/compare', {
      [`GET ${ofModel}/versions`]: () => {
        throw new Refusal(403, 'NotAllowedError', 'You may not see versions');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see versions.',
    );
  });

  it('says what failed', async () => {
    show('/compare?left=2&right=9', {
      [`GET ${ofModel}/versions/2/comparison`]: () => {
        throw new Refusal(404, 'NotFoundError', 'There is no version 9');
      },
    });
    expect(
      await screen.findByText(/There is no version 9/),
    ).toBeInTheDocument();
  });

  it('does not call files gone that could not be read', async () => {
    show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/2/comparison`]: () =>
        comparison({
          right: { ...side('3'), digest: undefined, digestError: 'away' },
          unread: [
            { side: 'left', part: 'run' },
            { side: 'right', part: 'packages', why: 'away' },
            { side: 'right', part: 'files', why: 'away\u202E' },
          ],
          metrics: [],
          parameters: [],
          dependencies: [],
          files: [],
        }),
    });
    expect(
      await screen.findByText('The files of version 3 could not be read'),
    ).toBeInTheDocument();
    const region = (name: string) => screen.getByRole('region', { name });
    expect(region('Files')).toHaveTextContent('away\\u{202E}');
    expect(region('Packages')).toHaveTextContent(
      'The packages of version 3 could not be read',
    );
    for (const title of ['Metrics', 'Parameters', 'Data'])
      expect(region(title)).toHaveTextContent(
        'The run of version 2 is not known',
      );
    expect(screen.queryByText(/Neither/)).not.toBeInTheDocument();
  });

  it('keeps the metrics of one version while the run of the other is not known', async () => {
    const { container } = show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/2/comparison`]: () =>
        comparison({
          unread: [{ side: 'left', part: 'run' }],
          metrics: [{ name: 'roc_auc', right: 0.8, sameData: false }],
        }),
    });
    const row = await screen.findByRole('row', { name: /roc_auc/ });
    expect(row).toHaveTextContent('0.8');
    expect(screen.getByRole('region', { name: 'Metrics' })).toHaveTextContent(
      'The run of version 2 is not known',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says how old it is what is compared while the registry is away', async () => {
    show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/2/comparison`]: () =>
        comparison({ freshness: { ...live, state: 'stale' } }),
    });
    expect(
      await screen.findByText(/does not answer; this is what was known/),
    ).toBeInTheDocument();
  });

  it('says so where both runs are known and logged no metrics', async () => {
    show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/2/comparison`]: () =>
        comparison({ metrics: [] }),
    });
    expect(
      await screen.findByText('Neither version has metrics.'),
    ).toBeInTheDocument();
  });

  it('is reached from the list by selecting two, the older one left', async () => {
    const { asked } = show('');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select version 3' }),
    );
    expect(screen.getByRole('button', { name: 'Compare' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select version 2' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
    await screen.findByRole('table', { name: 'Metrics' });
    expect(asked.map(({ path }) => path)).toContain(
      `${ofModel}/versions/2/comparison`,
    );
  });

  it('shows no mark that hides or turns text as it is, and links a commit', async () => {
    const hostile = (name: string) => `${name}\u202E\u2066gpj`;
    const difference = (name: string) => ({
      name: hostile(name),
      change: 'changed' as const,
      left: hostile('left'),
      right: hostile('right'),
    });
    const { container } = show('/compare?left=2&right=3', {
      [`GET ${ofModel}/versions/2/comparison`]: () =>
        comparison({
          left: {
            ...side('2'),
            user: hostile('user'),
            aliases: [hostile('alias')],
            environments: [hostile('environment')],
            runId: 'r',
            runName: hostile('run'),
            commit: hostile('c'),
            sourceUrl: hostile('url'),
            format: {
              name: hostile('format'),
              runsCode: 'no',
              why: hostile('why'),
            },
          },
          right: {
            ...side('3'),
            commit: 'abcdef1234567',
            sourceUrl: 'git@bitbucket.org:a/b.git',
          },
          metrics: [{ name: hostile('metric'), left: 1, sameData: false }],
          tags: [difference('tag')],
          parameters: [difference('parameter')],
          datasets: [difference('data')],
          dependencies: [difference('package')],
          signature: { inputs: [difference('input')], outputs: [], params: [] },
          files: [
            {
              path: hostile('file'),
              change: 'added',
              right: file(hostile('file'), 'b'),
            },
          ],
        }),
    });
    const link = await screen.findByRole('link', { name: /show the code/ });
    expect(link).toHaveAttribute(
      'href',
      'https://bitbucket.org/a/b/commits/abcdef1234567',
    );
    for (const name of ['user', 'metric', 'tag', 'parameter', 'file'])
      expect(container).toHaveTextContent(`${name}\\u{202E}\\u{2066}gpj`);
    expect(container.innerHTML).not.toMatch(/[\u202E\u2066]/);
  });
});
