import type { Health } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleHealth, sampleObjective } from '../__testUtils__/samples';
import { HealthCard } from './HealthCard';

const open = (change: Partial<Health>) =>
  renderOnEntity(<HealthCard />, {
    answers: { [`GET ${ofModel}/health`]: () => sampleHealth(change) },
  });

const objective = (name: string, left: number) =>
  sampleObjective({
    name,
    budget: { ...sampleObjective().budget!, left },
  });

const tab = '/catalog/default/mlmodel/flight-delay/health';

describe('HealthCard', () => {
  it('shows the three objectives of which least is left, from one reading, without barriers', async () => {
    const { container, asked } = open({
      objectives: [
        objective('fresh', 0.9),
        objective('right', -2),
        objective('quick', 0.5),
        objective('there', 0.1),
      ],
    });
    const list = await screen.findByRole('list', { name: 'Objectives' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['rightoverspent by 200 %', 'there10 % left', 'quick50 % left']);
    expect(
      screen.getByRole('link', { name: '1 more objective' }),
    ).toHaveAttribute('href', tab);
    expect(asked).toHaveLength(1);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leads to all of it and names no more where all are shown', async () => {
    open({ objectives: [objective('right', 1)] });
    expect(await screen.findByText('100 % left')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All of it' })).toHaveAttribute(
      'href',
      tab,
    );
    expect(screen.queryByText(/more objective/)).not.toBeInTheDocument();
  });

  it.each([
    ['no objective', []],
    ['what has none', undefined],
  ])('is about reasons alone for %s', async (_, objectives) => {
    open({ objectives });
    expect(await screen.findByText(/psi 0.42 above 0.25/)).toBeVisible();
    expect(screen.queryByText('Objectives')).not.toBeInTheDocument();
  });
});
