import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { Answers, Asked } from '../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleOverview, sampleVersion } from '../__testUtils__/samples';
import { VersionsTab } from './VersionsTab';

const answers: Answers = {
  [`GET ${ofModel}`]: () => sampleOverview(),
  [`GET ${ofModel}/versions`]: () => ({
    items: [sampleVersion()],
    freshness: live,
  }),
  [`GET ${ofModel}/versions/3`]: () => sampleVersion(),
};

describe('VersionsTab', () => {
  it('lists versions and opens one with Enter', async () => {
    const { container } = renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers,
    });
    const row = await screen.findByRole('row', { name: /version 3/ });
    expect(row).toHaveTextContent('@champion');
    expect(row).toHaveTextContent('0.7431');
    expect(await axe(container)).toHaveNoViolations();
    row.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'Version 3' }),
    ).toBeInTheDocument();
  });

  it('says of a version that the registry has it no more', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers: {
        ...answers,
        [`GET ${ofModel}/versions`]: () => ({
          items: [sampleVersion({ deletedAt: '2026-11-24T08:00:00.000Z' })],
          freshness: live,
        }),
      },
    });
    const row = await screen.findByRole('row', { name: /version 3/ });
    expect(row).toHaveTextContent('Gone');
    expect(row).not.toHaveTextContent('Ready');
  });

  describe('of a model that the registry has no more by its name', () => {
    const noticedAt = '2026-11-24T08:00:00.000Z';
    const show = (
      renamedTo?: string,
      items = [sampleVersion({ deletedAt: noticedAt })],
    ) =>
      renderOnEntity(<VersionsTab />, {
        path: 'versions',
        answers: {
          ...answers,
          [`GET ${ofModel}`]: () =>
            sampleOverview({ gone: { noticedAt, renamedTo } }),
          [`GET ${ofModel}/versions`]: () => ({ items, freshness: live }),
        },
      });

    it('says that it was deleted, above the versions that are gone', async () => {
      const { container } = show();
      expect(
        await screen.findByText('The registry has this model no more'),
      ).toBeVisible();
      expect(screen.getByRole('row', { name: /version 3/ })).toHaveTextContent(
        'Gone',
      );
      expect(await axe(container)).toHaveNoViolations();
    });

    it('says that it was renamed, and which versions were gone before', async () => {
      show('lateness', [
        sampleVersion({ deletedAt: noticedAt }),
        sampleVersion({
          version: '2',
          deletedAt: '2026-11-23T08:00:00.000Z',
        }),
      ]);
      expect(
        await screen.findByText('The registry calls this model lateness now'),
      ).toBeVisible();
      expect(screen.getByRole('row', { name: /version 3/ })).toHaveTextContent(
        'Renamed',
      );
      expect(screen.getByRole('row', { name: /version 2/ })).toHaveTextContent(
        'Gone',
      );
    });

    it('does not ask for a first version', async () => {
      show(undefined, []);
      expect(
        await screen.findByText('No version of it was ever seen by this name.'),
      ).toBeVisible();
      expect(screen.queryByText(/is registered yet/)).not.toBeInTheDocument();
    });
  });

  it('does not say of a version that nobody promoted it where older promotions were not read', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers: {
        ...answers,
        'GET /promotions': () => ({ items: [], nextCursor: 'more' }),
      },
    });
    expect(
      await screen.findByRole('cell', {
        name: 'none of the model’s newest 200',
      }),
    ).toBeInTheDocument();
  });

  it('shows stages where the registry has some', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers: {
        ...answers,
        [`GET ${ofModel}/versions`]: () => ({
          items: [sampleVersion({ stage: 'Production' })],
          freshness: live,
        }),
      },
    });
    expect(
      await screen.findByRole('cell', { name: 'Production' }),
    ).toBeInTheDocument();
  });

  const list = `GET ${ofModel}/versions`;
  const two = [
    sampleVersion({ version: '10', createdAt: '2026-03-10T08:00:00Z' }),
    sampleVersion({ version: '9', createdAt: '2026-03-09T08:00:00Z' }),
  ];
  const lastQuery = (asked: Asked[]) =>
    asked.filter(({ path }) => path === `${ofModel}/versions`).at(-1)?.query;

  it('asks for what the address says, and says by what it is sorted', async () => {
    const { container, asked } = renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: '?text=winter&status=failed&status=lost&aliased=true&sort=metrics.roc_auc&order=desc',
      answers,
    });
    await screen.findByRole('row', { name: /version 3/ });
    expect(`${lastQuery(asked)}`).toBe(
      'text=winter&status=failed&aliased=true&sort=metrics.roc_auc&order=desc&limit=50',
    );
    expect(
      screen.getByRole('columnheader', { name: /roc_auc/ }),
    ).toHaveAttribute('aria-sort', 'descending');
    expect(
      screen.getByText(/highest roc_auc first, those without it last/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Find a version')).toHaveValue('winter');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('sorts by the head of a column, and finds by words', async () => {
    const { asked } = renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'roc_auc' }),
    );
    await waitFor(() =>
      expect(lastQuery(asked)?.get('sort')).toBe('metrics.roc_auc'),
    );
    await userEvent.type(screen.getByLabelText('Find a version'), 'winter');
    await waitFor(() => expect(lastQuery(asked)?.get('text')).toBe('winter'));
    expect(lastQuery(asked)?.get('sort')).toBe('metrics.roc_auc');
  });

  const tagged: Answers = {
    ...answers,
    [list]: () => ({
      items: [
        sampleVersion({
          tags: { 'mlflow.user': 'ada', validation_status: 'approved\u202E' },
        }),
        sampleVersion({ version: '2' }),
      ],
      freshness: live,
    }),
  };

  it('shows tags only where the reader chooses their column', async () => {
    renderOnEntity(<VersionsTab />, { path: 'versions', answers: tagged });
    await screen.findByRole('row', { name: /version 3/ });
    expect(
      screen.queryByRole('columnheader', { name: 'Tags' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Tags' }));
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('cell', {
        name: 'validation_status: approved\\u{202E}, mlflow.user: ada',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    ['nothing ADA', true],
    ['approved', true],
    ['champion', false],
  ])('explains what "%s" found by the tags: %s', async (text, isExplained) => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: `?text=${encodeURIComponent(text)}`,
      answers: tagged,
    });
    await screen.findByRole('row', { name: /version 3/ });
    expect(
      screen.queryAllByRole('columnheader', { name: 'Tags' }),
    ).toHaveLength(isExplained ? 1 : 0);
  });

  it('hands out no file of the list before while a filter is answered', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers: {
        ...answers,
        [list]: ({ query }) =>
          query.has('text')
            ? new Promise(() => {})
            : { items: [sampleVersion()], freshness: live },
      },
    });
    await screen.findByRole('row', { name: /version 3/ });
    const button = screen.getByRole('button', { name: 'CSV' });
    expect(button).toBeEnabled();
    await userEvent.type(screen.getByLabelText('Find a version'), 'winter');
    await waitFor(() => expect(button).toBeDisabled());
    expect(screen.getByRole('row', { name: /version 3/ })).toBeInTheDocument();
  });

  it('says that no version fits, and shows all again', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: '?status=gone',
      answers: {
        ...answers,
        [list]: ({ query }) => ({
          items: query.has('status') ? [] : [sampleVersion()],
          freshness: live,
        }),
      },
    });
    expect(
      await screen.findByText('No version fits this filter.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(
      await screen.findByRole('row', { name: /version 3/ }),
    ).toBeInTheDocument();
  });

  it('offers neither filter nor sorting while the portal has not read the model, and says why', async () => {
    const { container } = renderOnEntity(<VersionsTab />, {
      path: 'versions',
      answers: {
        ...answers,
        [list]: () => ({
          items: [sampleVersion()],
          fixedOrder: 'The portal has not read this model yet',
          freshness: live,
        }),
      },
    });
    expect(
      await screen.findByText('The portal has not read this model yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('search')).not.toBeInTheDocument();
    const head = screen.getByRole('columnheader', { name: /Version/ });
    expect(within(head).queryByRole('button')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says which versions may stand in the wrong place', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: '?sort=metrics.roc_auc',
      answers: {
        ...answers,
        [list]: () => ({
          items: [sampleVersion()],
          partialOrder: 'Some stand last',
          freshness: live,
        }),
      },
    });
    expect(await screen.findByText('Some stand last.')).toBeInTheDocument();
  });

  it.each(['asc', 'desc'])(
    'puts the older of two versions left, sorted %s',
    async order => {
      const { asked } = renderOnEntity(<VersionsTab />, {
        path: 'versions',
        rest: `?sort=metrics.roc_auc&order=${order}&select=10&select=9`,
        answers: {
          ...answers,
          [list]: () => ({
            items: order === 'asc' ? two : [...two].reverse(),
            freshness: live,
          }),
        },
      });
      await screen.findByRole('row', { name: /version 10/ });
      await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
      await waitFor(() =>
        expect(
          asked.find(({ path }) => path.endsWith('/comparison')),
        ).toMatchObject({ path: `${ofModel}/versions/9/comparison` }),
      );
    },
  );

  it('shows digest, signature, files and the act that takes it further', async () => {
    const { container } = renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: '/3',
      answers,
    });
    expect(
      await screen.findByRole('button', { name: 'Copy digest' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /carrier/ })).toHaveTextContent(
      'string',
    );
    expect(screen.getByRole('row', { name: /MLmodel/ })).toHaveTextContent(
      '812 B',
    );
    expect(
      await screen.findByRole('button', { name: 'Request promotion' }),
    ).toBeEnabled();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says why the digest is not known', async () => {
    renderOnEntity(<VersionsTab />, {
      path: 'versions',
      rest: '/3',
      answers: {
        ...answers,
        [`GET ${ofModel}/versions/3`]: () =>
          sampleVersion({ digest: undefined, digestError: 'a file is gone' }),
      },
    });
    expect(
      await screen.findByText('not known: a file is gone'),
    ).toBeInTheDocument();
  });
});
