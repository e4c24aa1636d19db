import { render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { palettes } from '../../design';
import { BudgetBar } from './BudgetBar';

const drawn = (left: number) => {
  const { container } = render(<BudgetBar left={left} />);
  const [frame, fill] = container.querySelectorAll('rect');
  return {
    container,
    room: Number(frame.getAttribute('width')) - 1,
    width: Number(fill.getAttribute('width')),
    colour: fill.getAttribute('fill'),
  };
};

describe('BudgetBar', () => {
  it('is one meter whose value is said in words that stand beside it', async () => {
    const { container } = drawn(0.62);
    const meter = screen.getByRole('meter', { name: 'Error budget' });
    expect(meter).toHaveAttribute('aria-valuetext', '62 % left');
    expect(meter).toHaveAttribute('aria-valuenow', '0.62');
    expect(screen.getByText('62 % left')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is whole while nothing is spent', () => {
    const { room, width, colour } = drawn(1);
    expect(width).toBe(room);
    expect(colour).toBe(palettes.light.healthy);
  });

  it('shows the last bit that is left, as a warning', () => {
    const { width, colour } = drawn(0.004);
    expect(width).toBeGreaterThanOrEqual(2);
    expect(colour).toBe(palettes.light.degraded);
  });

  it.each([0, -0.4, -12.5])('stays in its frame at %d', left => {
    expect(drawn(left).width).toBe(0);
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuenow', '0');
  });

  it.each([1.5, 1e300])('stays in its frame at %d', left => {
    const { room, width } = drawn(left);
    expect(width).toBe(room);
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuenow', '1');
  });

  it('tells enough, little and nothing apart by their shapes', () => {
    const shapes = [0.62, 0.1, -1].map(left => {
      const { container } = drawn(left);
      return container.querySelectorAll('svg')[1].innerHTML;
    });
    expect(new Set(shapes).size).toBe(3);
  });
});
