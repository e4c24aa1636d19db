import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { sampleObjective } from '../../model/__testUtils__/samples';
import { TURN, turnedTexts } from '../../model/__testUtils__/turnedTexts';
import type { Objective } from './objectiveWords';
import { ObjectivesPanel } from './ObjectivesPanel';

const open = (...changes: Partial<Objective>[]) =>
  render(<ObjectivesPanel objectives={changes.map(sampleObjective)} />);

const budget = sampleObjective().budget!;

const availability: Partial<Objective> = {
  name: 'Answers with a prediction',
  indicator: { kind: 'sli', name: 'availability' },
  op: undefined,
  value: undefined,
  target: 0.99,
  window: 'P28D',
  budget: undefined,
};

describe('ObjectivesPanel', () => {
  it('says what each objective counts and what is left, in the given order, without barriers', async () => {
    const { container } = open(availability, {
      budget: { ...budget, left: -0.4, unmeasured: 2 },
    });
    const [second, first] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'roc_auc performance at least 0.7, in 90 % of observations over 180 days',
    );
    expect(first).toHaveTextContent(
      '38 of 40 observations good since 3 June 2025; 2 without a value, not counted',
    );
    expect(first).toHaveTextContent(/Newest observed .+ ago, counted .+ ago/);
    expect(first).toHaveTextContent('overspent by 40 %');
    expect(second).toHaveTextContent(
      'availability service level: 99 % good over 28 days',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells what was not observed yet from what is used up', () => {
    open(availability);
    expect(screen.getByText(/^Nothing observed since .+ yet$/)).toBeVisible();
    expect(screen.getByText('Unknown')).toBeVisible();
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('says why an objective cannot be computed', () => {
    open({ name: '1', problem: 'It has no target.', budget: undefined });
    expect(screen.getByText('Cannot be computed')).toBeVisible();
    expect(screen.getByText('It has no target.')).toBeVisible();
    expect(screen.queryByText(/Nothing observed/)).not.toBeInTheDocument();
  });

  it('names the method and the environment where they are chosen', () => {
    open({
      indicator: {
        kind: 'data-drift',
        name: 'temp',
        method: 'psi',
        environment: 'production',
      },
    });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'temp drift (psi) in production at least 0.7',
    );
  });

  it('tells one objective from another of the same name', () => {
    open({}, {});
    expect(screen.getAllByRole('meter')).toHaveLength(2);
  });

  it('cuts a long name until all of it is asked for', async () => {
    open({ name: 'x'.repeat(5000) });
    expect(screen.getByText(/^x+$/).textContent?.length).toBeLessThan(1000);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 5,000 characters' }),
    );
    expect(screen.getByText(/^x+$/)).toHaveTextContent('x'.repeat(5000));
  });

  it('writes out marks that turn text around', () => {
    const text = `late${TURN}`;
    open({
      name: text,
      problem: text,
      indicator: { kind: 'sli', name: text, method: text, environment: text },
    });
    expect(screen.getAllByText(/late\\u\{202E\}/)).not.toHaveLength(0);
    expect(turnedTexts()).toEqual([]);
  });

  it('shows what to write where there is none', () => {
    open();
    expect(screen.getByText('No objective is described yet.')).toBeVisible();
    expect(screen.getByText(/metricSource: observation/)).toBeVisible();
  });

  it('is not there for what has no objectives', () => {
    const { container } = render(<ObjectivesPanel />);
    expect(container).toBeEmptyDOMElement();
  });
});
