import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { PickByName } from './PickByName';

const named = (count: number, ...others: string[]) =>
  [
    ...Array.from({ length: count }, (_, index) => `layer.${index}.loss`),
    ...others,
  ].map(name => ({ value: `metrics.${name}`, label: name }));

const Metric = ({ options }: { options: ReturnType<typeof named> }) => {
  const [picked, setPicked] = useState(options[0].value);
  return (
    <>
      <PickByName
        label="Metric"
        noun="metric"
        options={options}
        picked={picked}
        onPick={setPicked}
      />
      <p>{`picked: ${picked}`}</p>
    </>
  );
};

const field = () => screen.getByRole('combobox', { name: 'Metric' });

describe('PickByName', () => {
  it('is a list of the browser for as many as that holds', async () => {
    render(<Metric options={named(99, 'loss')} />);
    await userEvent.selectOptions(field(), 'loss');
    expect(screen.getByText('picked: metrics.loss')).toBeInTheDocument();
  });

  it('draws nothing of thousands before it is opened, then the first, and says how many more there are', async () => {
    const { baseElement } = render(<Metric options={named(5_000)} />);
    expect(field()).toHaveDisplayValue('layer.0.loss');
    expect(baseElement.querySelectorAll('option, [role=option]')).toHaveLength(
      0,
    );
    expect(field()).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(field());
    expect(field()).toHaveAttribute('aria-expanded', 'true');
    expect(baseElement.querySelectorAll('[role=option]')).toHaveLength(100);
    expect(screen.getByRole('status')).toHaveTextContent(
      '4,900 more are not listed: find them by name.',
    );
    // What pops up stands beside the page, as all that does.
    expect(
      await axe(baseElement, { rules: { region: { enabled: false } } }),
    ).toHaveNoViolations();
  });

  it('finds by name and picks with the keyboard, a name typed whole before those that have it in theirs', async () => {
    render(<Metric options={named(5_000, 'loss', 'a\u202Eb')} />);
    await userEvent.tab();
    expect(field()).toHaveFocus();
    await userEvent.keyboard('LOSS');
    const list = within(screen.getByRole('listbox', { name: 'Metric' }));
    const first = list.getAllByText(/loss/)[0];
    expect(first).toHaveTextContent(/^loss$/);
    expect(field()).toHaveAttribute('aria-activedescendant', first.id);
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('picked: metrics.loss')).toBeInTheDocument();
    expect(field()).toHaveDisplayValue('loss');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    await userEvent.clear(field());
    await userEvent.keyboard('202E');
    expect(screen.getByRole('option')).toHaveTextContent('a\\u{202E}b');
  });

  it('says where no name has what is typed, and keeps what was picked', async () => {
    render(<Metric options={named(200)} />);
    await userEvent.type(field(), 'nothing like it');
    expect(screen.getByRole('status')).toHaveTextContent(
      'No other metric has that in its name.',
    );
    await userEvent.tab();
    expect(field()).toHaveDisplayValue('layer.0.loss');
    expect(
      screen.getByText('picked: metrics.layer.0.loss'),
    ).toBeInTheDocument();
  });

  it('keeps what is being typed while the page around it changes', async () => {
    const { rerender } = render(<Metric options={named(200)} />);
    await userEvent.clear(field());
    await userEvent.type(field(), 'layer.19');
    rerender(<Metric options={named(200)} />);
    expect(field()).toHaveDisplayValue('layer.19');
    expect(screen.getAllByRole('option')).toHaveLength(11);
  });
});
