import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { TURN, turnedTexts } from '../model/__testUtils__/turnedTexts';
import { OneOf } from './OneOf';

const Aliases = ({ before }: { before?: string }) => {
  const [chosen, setChosen] = useState(before);
  return (
    <>
      <OneOf
        label="Alias"
        none="Any alias"
        options={['champion', `old${TURN}`].map(value => ({
          value,
          label: value,
        }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <p>{`chosen: ${chosen ?? 'none'}`}</p>
    </>
  );
};

describe('OneOf', () => {
  it('says what none means, chooses one, and lets go of it', async () => {
    const { container } = render(<Aliases />);
    const box = screen.getByLabelText('Alias');
    expect(box).toHaveTextContent('Any alias');
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(box);
    await userEvent.click(
      await screen.findByRole('option', { name: 'champion' }),
    );
    expect(screen.getByText('chosen: champion')).toBeInTheDocument();
    expect(box).toHaveTextContent('champion');
    await userEvent.click(box);
    await userEvent.click(
      await screen.findByRole('option', { name: 'Any alias' }),
    );
    expect(screen.getByText('chosen: none')).toBeInTheDocument();
  });

  it('has chosen none where the chosen one is not offered', () => {
    render(<Aliases before="gone" />);
    expect(screen.getByLabelText('Alias')).toHaveTextContent('Any alias');
  });

  it('writes out marks that turn text around', async () => {
    render(<Aliases />);
    await userEvent.click(screen.getByLabelText('Alias'));
    expect(
      await screen.findByRole('option', { name: 'old\\u{202E}' }),
    ).toBeInTheDocument();
    expect(turnedTexts()).toEqual([]);
  });
});
