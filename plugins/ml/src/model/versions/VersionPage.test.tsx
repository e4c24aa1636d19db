import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { ModelOverview, VersionDetail } from '@slipway/plugin-ml-common';
import type { Answers } from '../../promotions/__testUtils__/answering';
import { samplePromotion } from '../../promotions/__testUtils__/samples';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleOverview, sampleVersion } from '../__testUtils__/samples';
import { VersionsTab } from './VersionsTab';

const detail = (change: Partial<VersionDetail> = {}) =>
  sampleVersion({
    format: {
      name: 'scikit-learn, pickle',
      runsCode: 'yes',
      why: 'Loading it can run code that is inside it: model.pkl: a pickle calls functions.',
    },
    card: {
      source: 'README.md',
      text: '# Flight delay\n<script>alert(1)</script> [x](javascript:alert(1))',
    },
    dependencies: ['numpy==2.0.0', 'scikit-learn==1.9.1'],
    python: '3.11.7',
    ...change,
  });

const show = (version: VersionDetail, rest = '', more: Answers = {}) =>
  renderOnEntity(<VersionsTab />, {
    path: 'versions',
    rest: `/3${rest}`,
    answers: {
      [`GET ${ofModel}`]: () => sampleOverview(),
      [`GET ${ofModel}/versions`]: () => ({
        items: [sampleVersion(), sampleVersion({ version: '2', aliases: [] })],
        freshness: live,
      }),
      [`GET ${ofModel}/versions/3`]: () => version,
      'GET /promotions': () => ({ items: [] }),
      ...more,
    },
  });

describe('VersionPage', () => {
  it('says in a word, a shape and a sentence whether loading it can run code', async () => {
    const { container } = show(detail());
    const format = within(
      await screen.findByRole('region', { name: 'Format' }),
    );
    expect(format.getByText('Can run code')).toBeInTheDocument();
    expect(format.getByText(/model\.pkl: a pickle calls/)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells where Slipway deployed it from where only the registry says that it serves', async () => {
    show(
      detail({
        environments: ['staging', 'production'],
        byRegistry: ['production'],
      }),
    );
    const facts = await screen.findByText('Serves in');
    expect(facts.nextSibling).toHaveTextContent(
      'stagingproduction, by the registry',
    );
  });

  describe('of a version that the registry has no more', () => {
    const noticedAt = '2026-11-24T08:00:00.000Z';
    const renamed = {
      noticedAt,
      renamedTo: 'lateness',
      describedBy: 'mlmodel:default/late',
    };
    const gone = (deletedAt: string, model?: ModelOverview['gone']) =>
      show(
        detail({ deletedAt, url: 'https://mlflow.test/#/models/a/versions/3' }),
        '',
        { [`GET ${ofModel}`]: () => sampleOverview({ gone: model }) },
      );

    it('says so of one that was deleted alone, and leads to no page that is not there', async () => {
      gone(noticedAt);
      expect(
        await screen.findByText('This version is gone from the registry'),
      ).toBeVisible();
      expect(screen.queryByText(/calls this model/)).not.toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: 'open in the registry' }),
      ).not.toBeInTheDocument();
    });

    it('says of one that went with its model that the model is gone', async () => {
      gone(noticedAt, { noticedAt });
      expect(
        await screen.findByText('The registry has this model no more'),
      ).toBeVisible();
      expect(
        screen.queryByText('This version is gone from the registry'),
      ).not.toBeInTheDocument();
    });

    it('leads to it by the new name of its model', async () => {
      const { container } = gone(noticedAt, renamed);
      expect(
        await screen.findByRole('link', { name: 'See version 3 there' }),
      ).toHaveAttribute('href', '/catalog/default/mlmodel/late/versions/3');
      expect(screen.getByText('Renamed')).toBeVisible();
      expect(
        screen.queryByText('This version is gone from the registry'),
      ).not.toBeInTheDocument();
      expect(await axe(container)).toHaveNoViolations();
    });

    it('does not say that one is there by the new name that was deleted before', async () => {
      gone('2026-11-23T08:00:00.000Z', renamed);
      expect(
        await screen.findByRole('link', { name: 'See its page by that name' }),
      ).toBeVisible();
      expect(
        screen.getByText('This version is gone from the registry'),
      ).toBeVisible();
      expect(screen.getByText('Gone')).toBeVisible();
    });
  });

  it('draws no empty table for a signature without fields', async () => {
    show(detail({ signature: { inputs: [], outputs: [], params: [] } }));
    const signature = await screen.findByRole('region', { name: 'Signature' });
    expect(signature).toHaveTextContent(/says nothing about its inputs/);
    expect(within(signature).queryByRole('table')).toBeNull();
  });

  it('shows a hostile card as text', async () => {
    show(detail());
    const card = await screen.findByRole('region', { name: 'Model card' });
    expect(card).toHaveTextContent('From: README.md');
    expect(card).toHaveTextContent('<script>alert(1)</script>');
    expect(card.querySelector('script, a')).toBeNull();
  });

  it("shows its tags, people's first and MLflow's own on demand", async () => {
    const { container } = show(
      detail({
        tags: {
          'mlflow.user': 'ada',
          validation_status: 'approved',
          'slipway.attempt': '1',
        },
      }),
    );
    const tags = within(await screen.findByRole('region', { name: 'Tags' }));
    expect(tags.getByText('validation_status').nextSibling).toHaveTextContent(
      'approved',
    );
    expect(tags.getByText('slipway.attempt')).toBeInTheDocument();
    expect(tags.queryByText('mlflow.user')).not.toBeInTheDocument();
    await userEvent.click(
      tags.getByRole('button', { name: "1 of MLflow's own" }),
    );
    expect(tags.getByText('mlflow.user').nextSibling).toHaveTextContent('ada');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows hostile tags as text, cuts huge ones, and draws many on demand', async () => {
    const { container } = show(
      detail({
        tags: {
          '<img src=x>\u202E': '<script>alert(1)</script>\u202E',
          huge: 'x'.repeat(10_000_000),
          ['k'.repeat(5_000)]: '',
          ...Object.fromEntries(
            Array.from({ length: 300 }, (_, index) => [`tag-${index}`, 'v']),
          ),
        },
      }),
    );
    const tags = await screen.findByRole('region', { name: 'Tags' });
    expect(tags).toHaveTextContent('<img src=x>\\u{202E}');
    expect(tags).toHaveTextContent('<script>alert(1)</script>\\u{202E}');
    expect(tags.querySelector('script, img')).toBeNull();
    expect(container.innerHTML).not.toContain('\u202E');
    expect(
      within(tags).getByRole('button', {
        name: 'Show all 10,000,000 characters',
      }),
    ).toBeInTheDocument();
    expect(tags.textContent?.length).toBeLessThan(5_000);
    expect(tags.querySelectorAll('dt')).toHaveLength(100);
    await userEvent.click(
      within(tags).getByRole('button', { name: '203 more tags' }),
    );
    expect(tags.querySelectorAll('dt')).toHaveLength(200);
  });

  it('says that it has no tags', async () => {
    show(detail());
    expect(
      await screen.findByRole('region', { name: 'Tags' }),
    ).toHaveTextContent('None set.');
  });

  it('lists the packages and what became of its promotions', async () => {
    const all = [
      samplePromotion({ version: '3', environment: 'staging' }),
      samplePromotion({
        id: 'other',
        version: '2',
        resultVersion: undefined,
        environment: 'production',
      }),
    ];
    show(detail(), '', {
      'GET /promotions': ({ query }) => ({
        items: all.filter(({ version }) => version === query.get('version')),
      }),
    });
    expect(
      await screen.findByRole('region', { name: 'Environment' }),
    ).toHaveTextContent('Python 3.11.7, 2 packages');
    const promotions = await screen.findByRole('region', {
      name: 'Promotions',
    });
    expect(await within(promotions).findByText('staging')).toBeInTheDocument();
    expect(promotions).not.toHaveTextContent('production');
  });

  it('leads to all promotions of this version where there are more than it lists', async () => {
    show(detail(), '', {
      'GET /promotions': () => ({
        items: Array.from({ length: 9 }, (_, n) =>
          samplePromotion({ id: `of-${n}`, version: '3' }),
        ),
      }),
    });
    expect(
      await screen.findByRole('link', { name: 'All 9 promotions' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/mlmodel/flight-delay/promotions?version=3',
    );
  });

  it('says that nobody asked to promote it only where all promotions were looked through', async () => {
    const { asked } = show(detail());
    expect(
      await screen.findByText('Nobody has asked to promote this version.'),
    ).toBeInTheDocument();
    const [{ query }] = asked.filter(({ path }) => path === '/promotions');
    expect(query.get('version')).toBe('3');
    expect(query.get('model')).toBe('mlmodel:default/flight-delay');
  });

  it('leads to older versions than are listed to compare with', async () => {
    show(detail(), '', {
      [`GET ${ofModel}/versions`]: () => ({
        items: [
          sampleVersion(),
          sampleVersion({ version: '2', aliases: ['a\u202E'] }),
        ],
        nextCursor: 'more',
        freshness: live,
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Compare with…' }),
    );
    expect(
      await screen.findByRole('menuitem', {
        name: /^Version 2 · @a\\u\{202E\}/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'An older version…' }),
    );
    await screen.findByRole('heading', { name: 'Compare two versions' });
    expect(await screen.findByText('Choose two versions.')).toBeInTheDocument();
    expect(screen.getByLabelText('Right')).toHaveTextContent('Version 3');
  });

  it('finds one of 10,000 files and draws only what is in sight', async () => {
    const files = Array.from({ length: 10_000 }, (_, index) => ({
      path: `data/part-${String(index).padStart(5, '0')}.bin`,
      size: index,
      sha256: index.toString(16).padStart(64, '0'),
    }));
    const { container } = show(
      detail({
        files: [
          ...files,
          { path: 'a\u202Egpj.pkl', size: 1, sha256: 'f'.repeat(64) },
        ],
      }),
    );
    const search = await screen.findByRole('textbox', {
      name: 'Find a file by path or digest',
    });
    expect(container.querySelectorAll('tr').length).toBeLessThan(400);
    await userEvent.type(search, 'gpj');
    expect(await screen.findByText('a\\u{202E}gpj.pkl')).toBeInTheDocument();
    await userEvent.clear(search);
    await userEvent.type(search, 'nothing like it');
    expect(
      await screen.findByText('No file has that in its path or digest.'),
    ).toBeInTheDocument();
  });

  it('says what is missing where the files could not be read', async () => {
    show(
      detail({
        digest: undefined,
        digestError: 'MLflow is away',
        freshness: { ...live, state: 'stale' },
        files: [],
        format: undefined,
        card: undefined,
      }),
    );
    expect(
      await screen.findByText('The files could not be read'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/does not answer; this is what was known/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nobody has described this model yet.'),
    ).toBeInTheDocument();
  });

  it('opens the comparison with another version, that one left', async () => {
    const { asked } = show(detail());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Compare with…' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /Version 2/ }),
    );
    await screen.findByRole('heading', { name: 'Compare two versions' });
    expect(asked.map(({ path }) => path)).toContain(
      `${ofModel}/versions/2/comparison`,
    );
  });

  it('says of files that could not be read that what they name is not known', async () => {
    show(
      detail({
        unreadFiles: ['MLmodel', 'requirements.txt'],
        signature: undefined,
        dependencies: undefined,
      }),
    );
    expect(
      await screen.findByRole('region', { name: 'Signature' }),
    ).toHaveTextContent('MLmodel could not be read');
    const environment = screen.getByRole('region', { name: 'Environment' });
    expect(environment).toHaveTextContent('requirements.txt could not be read');
    expect(environment).not.toHaveTextContent('names no packages');
  });

  it('says nested types whole, and what a request may set', async () => {
    show(
      detail({
        signature: {
          inputs: [{ name: 'tags', type: 'array', items: { type: 'string' } }],
          params: [{ name: 'top', type: 'long', default: 5 }],
        },
      }),
    );
    expect(
      await screen.findByRole('row', {
        name: 'tags input array<string> required',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: 'top parameter long default 5' }),
    ).toBeInTheDocument();
  });

  it('shows no mark that hides or turns text as it is', async () => {
    const hostile = (name: string) => `${name}\u202E\u2066gpj`;
    const { run } = detail();
    const { container } = show(
      detail({
        status: 'failed',
        statusMessage: hostile('message'),
        user: hostile('user'),
        description: hostile('description'),
        tags: { [hostile('tag')]: hostile('meaning') },
        aliases: [hostile('alias')],
        environments: [hostile('environment')],
        python: hostile('python'),
        dependencies: [hostile('package')],
        card: { source: hostile('card'), text: hostile('words') },
        format: {
          name: hostile('format'),
          runsCode: 'no',
          why: hostile('why'),
        },
        files: [
          {
            path: hostile('file'),
            size: 1,
            sha256: 'a'.repeat(64),
            format: hostile('kind'),
            runsCode: 'no',
          },
        ],
        signature: {
          inputs: [{ name: hostile('column'), type: hostile('type') }],
        },
        run: run && {
          ...run,
          name: hostile('run'),
          metrics: [{ ...run.metrics[0], key: hostile('metric') }],
          parameters: { [hostile('parameter')]: hostile('value') },
          datasets: [
            {
              name: hostile('data'),
              digest: hostile('d'),
              context: hostile('context'),
              source: 'https://example.org/data',
            },
            { name: hostile('more'), digest: 'e', source: hostile('source') },
          ],
          source: { commit: hostile('c'), url: hostile('url') },
        },
      }),
    );
    await screen.findByRole('region', { name: 'Format' });
    for (const name of ['message', 'column', 'metric', 'package', 'words'])
      expect(container).toHaveTextContent(`${name}\\u{202E}\\u{2066}gpj`);
    expect(container.innerHTML).not.toMatch(/[\u202E\u2066]/);
  });
});
