import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import type { Answers } from '../../promotions/__testUtils__/answering';
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
