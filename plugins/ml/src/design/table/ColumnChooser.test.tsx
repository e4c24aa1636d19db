import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import type { Column } from './columns';
import { ColumnChooser } from './ColumnChooser';

const column = (id: string, more: Partial<Column<unknown>> = {}) => ({
  id,
  title: id,
  cell: () => null,
  ...more,
});

const metrics = (count: number) =>
  Array.from({ length: count }, (_, index) => column(`metric-${index}`));

const Chooser = ({
  columns,
  first,
}: {
  columns: Column<unknown>[];
  first: string[];
}) => {
  const [shown, setShown] = useState(first);
  return (
    <>
      <ColumnChooser columns={columns} shown={shown} onChange={setShown} />
      <p>{`shown: ${shown.join(' ')}`}</p>
    </>
  );
};

const open = async (columns: Column<unknown>[], first: string[]) => {
  render(<Chooser columns={columns} first={first} />);
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  const dialog = screen.getByRole('dialog', { name: 'Columns' });
  return { dialog, list: within(dialog) };
};

describe('ColumnChooser', () => {
  it('lists a few without a search, with marks that turn text written out', async () => {
    const { list } = await open(
      [column('run', { names: true }), column('a', { title: 'a\u202Egpj' })],
      ['run'],
    );
    expect(list.getByRole('checkbox', { name: 'run' })).toBeDisabled();
    expect(list.queryByRole('textbox')).not.toBeInTheDocument();
    await userEvent.click(
      list.getByRole('checkbox', { name: 'a\\u{202E}gpj' }),
    );
    expect(screen.getByText('shown: run a')).toBeInTheDocument();
  });

  it('lists the first of thousands and the chosen ones, and says how many more there are', async () => {
    const { dialog, list } = await open(metrics(4_000), [
      'metric-3',
      'metric-3999',
    ]);
    expect(list.getAllByRole('checkbox')).toHaveLength(101);
    expect(list.getByRole('status')).toHaveTextContent(
      '3,899 more are not listed: find them by name.',
    );
    expect(await axe(dialog)).toHaveNoViolations();
    const last = list.getByRole('checkbox', { name: 'metric-3999' });
    await userEvent.click(last);
    expect(screen.getByText('shown: metric-3')).toBeInTheDocument();
    expect(last).toBeInTheDocument();
    expect(last).not.toBeChecked();
  });

  it('finds a column by its name and keeps those that are not found', async () => {
    const { list } = await open(metrics(400), ['metric-3']);
    const search = list.getByRole('textbox', { name: 'Find a column' });
    await userEvent.type(search, 'METRIC-39');
    // By its label: roles of a hundred boxes take longer to find than the search does.
    await list.findByLabelText('metric-399');
    expect(list.getAllByRole('checkbox')).toHaveLength(11);
    await userEvent.click(list.getByRole('checkbox', { name: 'metric-399' }));
    expect(screen.getByText('shown: metric-3 metric-399')).toBeInTheDocument();
    await userEvent.clear(search);
    await userEvent.type(search, 'nothing like it');
    expect(
      await list.findByText('No column has that in its name.'),
    ).toBeInTheDocument();
  });
});
