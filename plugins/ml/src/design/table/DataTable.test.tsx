import { mockBreakpoint } from '@backstage/core-components/testUtils';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { sortingAfterClick, type Column, type Sorting } from './columns';
import { DataTable } from './DataTable';

const rows = [{ name: 'bold-crane' }, { name: 'quiet-otter' }];

const Runs = ({ before }: { before?: Sorting }) => {
  const [sorting, setSorting] = useState(before);
  const [chosen, setChosen] = useState(false);
  const columns: Column<{ name: string }>[] = [
    {
      id: 'select',
      title: 'Select',
      head: (
        <input
          type="checkbox"
          aria-label="Select all that are shown"
          checked={chosen}
          onChange={() => setChosen(!chosen)}
        />
      ),
      headWords: 'Select all',
      cell: () => null,
    },
    {
      id: 'name',
      title: 'Run\u202E',
      names: true,
      sortable: true,
      cell: ({ name }) => name,
    },
    { id: 'loss', title: 'Loss', sortable: true, cell: () => '0.1' },
    { id: 'by', title: 'By', cell: () => 'grace' },
  ];
  return (
    <>
      <DataTable
        label="Runs"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        sorting={sorting}
        onSort={column => setSorting(sortingAfterClick(column, sorting))}
      />
      <p>{sorting ? `${sorting.column} ${sorting.order}` : 'as it came'}</p>
    </>
  );
};

const sortBy = () => screen.getByRole('combobox', { name: 'Sort by' });

describe('DataTable', () => {
  describe('on a wide screen', () => {
    beforeEach(() => mockBreakpoint({ matches: false }));

    it('sorts by its titles and offers no other way', async () => {
      render(<Runs />);
      await userEvent.click(screen.getByRole('button', { name: 'Loss' }));
      expect(screen.getByText('loss asc')).toBeInTheDocument();
      expect(
        screen.getByRole('columnheader', { name: /Loss/ }),
      ).toHaveAttribute('aria-sort', 'ascending');
      expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
      expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    });
  });

  describe('where its rows are stacked', () => {
    beforeEach(() => mockBreakpoint({ matches: true }));

    it('sorts, turns the order round and selects all without the row of titles', async () => {
      const { container } = render(<Runs />);
      expect(sortBy()).toHaveDisplayValue('Another order');
      expect(
        screen.queryByRole('combobox', { name: 'Order' }),
      ).not.toBeInTheDocument();
      await userEvent.selectOptions(sortBy(), 'Loss');
      expect(screen.getByText('loss asc')).toBeInTheDocument();
      expect(sortBy()).toHaveDisplayValue('Loss');
      await userEvent.selectOptions(
        screen.getByRole('combobox', { name: 'Order' }),
        'Descending',
      );
      expect(screen.getByText('loss desc')).toBeInTheDocument();
      await userEvent.click(screen.getByText('Select all'));
      expect(screen.getByRole('checkbox')).toBeChecked();
      expect(await axe(container)).toHaveNoViolations();
    });

    it('offers only what it can be sorted by, with marks that turn text written out', () => {
      render(<Runs before={{ column: 'gone', order: 'desc' }} />);
      expect(
        within(sortBy())
          .getAllByRole('option')
          .map(option => option.textContent),
      ).toEqual(['Another order', 'Run\\u{202E}', 'Loss']);
    });

    it('names its columns where nothing takes the focus', () => {
      render(<Runs before={{ column: 'loss', order: 'desc' }} />);
      const titles = screen.getAllByRole('columnheader');
      expect(titles.map(title => title.textContent)).toEqual([
        'Select',
        'Run\\u{202E}',
        'Loss',
        'By',
      ]);
      expect(titles[2]).toHaveAttribute('aria-sort', 'descending');
      for (const title of titles)
        expect(
          title.querySelector('a, button, input, [tabindex]'),
        ).not.toBeInTheDocument();
    });

    it('has nothing above the rows where nothing can be done', () => {
      render(
        <DataTable
          label="Runs"
          columns={[
            { id: 'name', title: 'Run', names: true, cell: () => 'one' },
          ]}
          rows={rows}
          rowKey={({ name }) => name}
        />,
      );
      expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    });
  });

  describe('where only the rows in sight are drawn', () => {
    const HEIGHT = 40;
    const many = Array.from({ length: 1_000 }, (_, n) => ({
      name: `run-${n}`,
    }));

    beforeEach(() => {
      mockBreakpoint({ matches: false });
      jest
        .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
        .mockReturnValue(HEIGHT);
      jest
        .spyOn(Element.prototype, 'clientHeight', 'get')
        .mockReturnValue(10 * HEIGHT);
    });
    afterEach(() => jest.restoreAllMocks());

    const draw = () => {
      render(
        <DataTable
          label="Runs"
          columns={[
            {
              id: 'name',
              title: 'Run',
              names: true,
              cell: ({ name }) => name,
            },
          ]}
          rows={many}
          rowKey={({ name }) => name}
          rowHeight={HEIGHT}
        />,
      );
      return screen.getByRole('group', { name: 'Runs' });
    };

    const scrollTo = (box: HTMLElement, row: number) => {
      box.scrollTop = row * HEIGHT;
      fireEvent.scroll(box);
    };

    /** The rows that Tab reaches. */
    const tabStops = (box: HTMLElement) =>
      [...box.querySelectorAll('tr[tabindex="0"]')].map(row => row.textContent);

    it('has one row to tab to, and another in sight once that is scrolled away', async () => {
      const box = draw();
      expect(tabStops(box)).toEqual(['run-0']);
      scrollTo(box, 500);
      expect(tabStops(box)).toEqual(['run-500']);
      expect(box.scrollTop).toBe(500 * HEIGHT);
      expect(document.body).toHaveFocus();
      await userEvent.tab();
      await userEvent.tab();
      expect(screen.getByRole('row', { name: 'run-500' })).toHaveFocus();
      await userEvent.keyboard('{ArrowDown}');
      expect(screen.getByRole('row', { name: 'run-501' })).toHaveFocus();
      expect(tabStops(box)).toEqual(['run-501']);
    });

    it('has the row again that the reader was at once it is back in sight', () => {
      const box = draw();
      scrollTo(box, 500);
      scrollTo(box, 0);
      expect(tabStops(box)).toEqual(['run-0']);
    });
  });
});
