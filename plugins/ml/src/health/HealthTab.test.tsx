import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../model/__testUtils__/renderOnEntity';
import {
  sampleHealth,
  sampleObjective,
  sampleObservation,
} from '../model/__testUtils__/samples';
import { Refusal } from '../promotions/__testUtils__/answering';
import { HealthTab } from './HealthTab';

jest.mock('../design/chart/echarts');

const open = (health = sampleHealth(), observations = [sampleObservation()]) =>
  renderOnEntity(<HealthTab />, {
    path: 'health',
    answers: {
      [`GET ${ofModel}/health`]: () => health,
      [`GET ${ofModel}/observations`]: () => ({ items: observations }),
    },
  });

describe('HealthTab', () => {
  it('says why, who reports and who is late, without barriers', async () => {
    const { container } = open();
    expect(await screen.findByText(/psi 0.42 above 0.25/)).toBeInTheDocument();
    expect(
      await screen.findByRole('row', { name: /monitor 1 .* Late/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: /temp in Jul 2013/ }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists the objectives with what is left of their error budgets, after the state', async () => {
    const { container, asked } = open(
      sampleHealth({ objectives: [sampleObjective()] }),
    );
    expect(await screen.findByText('50 % left')).toBeVisible();
    const titles = screen
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent);
    expect(titles.slice(0, 2)).toEqual(['State', 'Objectives']);
    expect(asked.filter(({ path }) => path.endsWith('/health'))).toHaveLength(
      1,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has no objectives where such an entity has none', async () => {
    open();
    expect(await screen.findByText(/psi 0.42 above 0.25/)).toBeVisible();
    expect(screen.queryByText('Objectives')).not.toBeInTheDocument();
  });

  it('says once what failed', async () => {
    renderOnEntity(<HealthTab />, {
      path: 'health',
      answers: {
        [`GET ${ofModel}/health`]: () => {
          throw new Refusal(403, 'NotAllowedError', 'You may not read it.');
        },
        [`GET ${ofModel}/observations`]: () => ({ items: [] }),
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not read it.',
    );
    expect(screen.queryByText('Objectives')).not.toBeInTheDocument();
  });

  it('opens the distributions of a cell, also as a table', async () => {
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: /temp in Jul 2013/ }),
    );
    expect(
      await screen.findByRole('heading', { name: 'temp, Jul 2013' }),
    ).toBeInTheDocument();
    const [table] = screen.getAllByRole('button', { name: 'Show as table' });
    await userEvent.click(table);
    expect(
      screen.getByRole('row', { name: '50 – 100 50 75' }),
    ).toBeInTheDocument();
  });

  it('tells unknown from healthy where nobody reports', async () => {
    open(sampleHealth({ status: 'unknown', reasons: [], sources: [] }), []);
    expect(await screen.findByText('Unknown')).toBeInTheDocument();
    expect(
      screen.getByText('Nobody reports about this yet.'),
    ).toBeInTheDocument();
  });
});
