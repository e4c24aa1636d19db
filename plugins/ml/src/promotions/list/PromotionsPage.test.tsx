import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { keepDownloads } from '../../design/table/__testUtils__/downloads';
import { renderAt } from '../__testUtils__/renderAt';
import {
  samplePromotion,
  samplePromotionDetail,
} from '../__testUtils__/samples';

const downloads = keepDownloads();

const promotion = samplePromotion();
const MODEL = 'mlmodel:default/flight-delay';
const counts = { open: 2, waiting: 1, mine: 0 };

describe('PromotionsPage', () => {
  it('begins with what waits for the reader and opens it with Enter', async () => {
    const { asked, container } = renderAt('/ml/promotions', {
      'GET /promotions': () => ({ items: [promotion], counts }),
      [`GET /promotions/${promotion.id}`]: () => samplePromotionDetail(),
    });
    const row = await screen.findByRole('row', { name: /flight-delay 4/ });
    expect(
      await screen.findByRole('tab', { name: 'Waiting for you (1)' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(asked.some(({ query }) => query.get('scope') === 'waiting')).toBe(
      true,
    );
    expect(await axe(container)).toHaveNoViolations();
    row.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', {
        name: 'flight-delay 4 → production',
      }),
    ).toBeInTheDocument();
  });

  it('says what to do where nothing is there', async () => {
    renderAt('/ml/promotions?scope=mine', {
      'GET /promotions': () => ({ items: [], counts }),
    });
    expect(
      await screen.findByText('You have not asked for a promotion yet'),
    ).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const { asked } = renderAt(
      '/ml/promotions?scope=all&state=failed&environment=production',
      { 'GET /promotions': () => ({ items: [promotion], counts }) },
    );
    await screen.findByRole('row', { name: /flight-delay 4/ });
    await waitFor(() =>
      expect(asked.map(({ query }) => query.toString())).toContain(
        'scope=all&environment=production&state=failed',
      ),
    );
  });

  it('says that it shows those of one model, and leads to all', async () => {
    const { asked } = renderAt(`/ml/promotions?scope=all&model=${MODEL}`, {
      'GET /promotions': () => ({ items: [promotion], counts }),
    });
    expect(
      await screen.findByRole('link', { name: 'flight-delay' }),
    ).toHaveAttribute('href', '/catalog/default/mlmodel/flight-delay');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all models' }),
    );
    await waitFor(() =>
      expect(asked.map(({ query }) => query.toString())).toContain('scope=all'),
    );
    expect(
      screen.queryByRole('button', { name: 'Show all models' }),
    ).not.toBeInTheDocument();
  });

  it('reads on by the cursor, for the table and for a file', async () => {
    const second = samplePromotion({
      id: '6b1c7a52-6d1e-4a55-9b0c-0f6d2c1a9e11',
      version: '7',
    });
    const { asked } = renderAt('/ml/promotions?scope=all', {
      'GET /promotions': ({ query }) =>
        query.get('cursor') === 'next'
          ? { items: [second], counts }
          : { items: [promotion], counts, nextCursor: 'next' },
    });
    await screen.findByRole('row', { name: /flight-delay 4/ });
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(downloads.count()).toBe(1));
    expect(await downloads.lines()).toHaveLength(3);
    expect(
      asked.find(({ query }) => query.has('cursor'))?.query.get('scope'),
    ).toBe('all');
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(
      await screen.findByRole('row', { name: /flight-delay 7/ }),
    ).toBeInTheDocument();
  });
});
