import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { keepDownloads } from './__testUtils__/downloads';
import { numberColumns, numbered, restOf } from './__testUtils__/numberedRows';
import { CsvButton } from './CsvButton';

const downloads = keepDownloads();

const ON_SCREEN = 50;

const show = (total: number, options?: Parameters<typeof restOf>[2]) => {
  const { rest, asked } = restOf(total, ON_SCREEN, options);
  const rendered = render(
    <CsvButton
      name="runs"
      columns={numberColumns}
      rows={numbered(0, Math.min(total, ON_SCREEN))}
      rest={rest}
    />,
  );
  return { ...rendered, asked };
};

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

/** A page that waits until it is let through. */
const gate = () => {
  let open = () => {};
  const waits = new Promise<void>(resolve => {
    open = resolve;
  });
  return { waits, open };
};

describe('CsvButton', () => {
  it('hands out at once what is all on screen, and says nothing', async () => {
    const { asked } = show(50);
    await press('CSV');
    expect(downloads.count()).toBe(1);
    expect(await downloads.lines()).toHaveLength(51);
    expect(asked).toEqual([]);
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('reads on to the end of the list, and says how far it is', async () => {
    const { waits, open } = gate();
    const { container, asked } = show(3_000, {
      before: from => (from < 1_200 ? undefined : waits),
    });
    await press('CSV');
    const progress = await screen.findByRole('status');
    expect(progress).toHaveTextContent('Reading all rows for runs.csv');
    await waitFor(() =>
      expect(progress).toHaveTextContent('1,050 rows so far.'),
    );
    expect(await axe(container)).toHaveNoViolations();
    const button = screen.getByRole('button', { name: 'CSV' });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(downloads.count()).toBe(0);
    open();
    await waitFor(() => expect(downloads.count()).toBe(1));
    const lines = await downloads.lines();
    expect(lines).toHaveLength(3_001);
    expect(lines.at(-1)).toBe('2999');
    expect(asked).toHaveLength(15);
    await waitFor(() =>
      expect(screen.queryByRole('status')).not.toBeInTheDocument(),
    );
  });

  it('is stopped by keyboard, hands out nothing then, and begins anew', async () => {
    const { waits, open } = gate();
    const signals: AbortSignal[] = [];
    const { asked } = show(700, {
      before: (_, signal) => {
        signals.push(signal);
        return waits;
      },
    });
    await press('CSV');
    await screen.findByRole('button', { name: 'Stop' });
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Stop' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(signals[0].aborted).toBe(true);
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'CSV' })).toHaveFocus();
    open();
    await press('CSV');
    await waitFor(() => expect(downloads.count()).toBe(1));
    expect(await downloads.lines()).toHaveLength(701);
    expect(asked).toEqual([50, 50, 250, 450, 650]);
  });

  it('says what failed half-way, hands out nothing, and goes on there', async () => {
    let isAway = true;
    const { container, asked } = show(700, {
      before: from => {
        if (isAway && from === 450) throw new TypeError('Failed to fetch');
      },
    });
    await press('CSV');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'runs.csv could not be finished: The portal does not answer',
    );
    expect(alert).toHaveTextContent(
      '450 rows were read; a retry goes on from there.',
    );
    expect(downloads.count()).toBe(0);
    expect(await axe(container)).toHaveNoViolations();
    isAway = false;
    await press('Retry');
    await waitFor(() => expect(downloads.count()).toBe(1));
    expect(asked).toEqual([50, 250, 450, 450, 650]);
    expect(await downloads.lines()).toHaveLength(701);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('offers no retry of what was refused', async () => {
    show(700, {
      before: () => {
        throw Object.assign(new Error('cursor: not one of this list'), {
          statusCode: 400,
        });
      },
    });
    await press('CSV');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'cursor: not one of this list.',
    );
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
    await press('Close');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'CSV' })).toHaveFocus();
  });

  it('says plainly that the file has only the first rows of a longer list', async () => {
    const { container } = show(12_000);
    await press('CSV');
    expect(
      await screen.findByText('runs.csv has only the first 10,000 rows'),
    ).toBeInTheDocument();
    expect(await downloads.lines()).toHaveLength(10_001);
    expect(await axe(container)).toHaveNoViolations();
    await press('Close');
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('stops when its table goes away', async () => {
    const signals: AbortSignal[] = [];
    const { unmount } = show(700, {
      before: (_, signal) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    });
    await press('CSV');
    unmount();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('waits while the rows on screen are those of the question before', () => {
    const { rest } = restOf(700, ON_SCREEN);
    render(
      <CsvButton
        name="runs"
        columns={numberColumns}
        rows={numbered(0, ON_SCREEN)}
        rest={{ ...rest, isWaiting: true }}
      />,
    );
    expect(screen.getByRole('button', { name: 'CSV' })).toBeDisabled();
  });
});
