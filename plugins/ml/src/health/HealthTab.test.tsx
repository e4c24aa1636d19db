import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../model/__testUtils__/renderOnEntity';
import {
  sampleHealth,
  sampleObservation,
} from '../model/__testUtils__/samples';
import { HealthTab } from './HealthTab';

jest.mock('../design/chart/echarts', () => ({
  init: () => ({
    setOption: () => {},
    on: () => {},
    off: () => {},
    resize: () => {},
    dispose: () => {},
    isDisposed: () => false,
  }),
}));

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
