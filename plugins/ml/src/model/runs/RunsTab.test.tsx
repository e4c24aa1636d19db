import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleRun } from '../__testUtils__/samples';
import { RunsTab } from './RunsTab';

jest.mock('../../design/chart/echarts', () => ({
  init: () => ({
    setOption: () => {},
    on: () => {},
    off: () => {},
    resize: () => {},
    dispose: () => {},
    isDisposed: () => false,
  }),
}));

const second = sampleRun({
  id: 'b'.repeat(32),
  name: 'quiet-otter',
  parameters: { lr: '0.002' },
  parentRunId: sampleRun().id,
});

const open = (rest: string, answers: Answers) =>
  renderOnEntity(<RunsTab />, { path: 'runs', rest, answers });

describe('RunsTab', () => {
  it('shows runs with what differs, and sorts on the server by MLflow’s names', async () => {
    const { asked, container } = open('', {
      [`GET ${ofModel}/runs`]: () => ({
        items: [sampleRun(), second],
        freshness: live,
      }),
    });
    const row = await screen.findByRole('row', { name: /quiet-otter/ });
    expect(row).toHaveTextContent('0.002');
    expect(screen.getByLabelText('Part of a sweep')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'roc_auc' }));
    await waitFor(() =>
      expect(asked.map(({ query }) => query.get('orderBy'))).toEqual(
        expect.arrayContaining([
          'attributes.start_time DESC',
          'metrics.`roc_auc` ASC',
        ]),
      ),
    );
  });

  it('says at the box what is wrong with a filter', async () => {
    open('', {
      [`GET ${ofModel}/runs`]: ({ query }) => {
        if (query.get('filter'))
          throw new Refusal(400, 'InputError', 'filter: `auc` is no metric.');
        return { items: [sampleRun()], freshness: live };
      },
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    const box = screen.getByRole('textbox', { name: 'Filter' });
    await userEvent.type(box, 'auc > 1{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'filter: `auc` is no metric.',
    );
    expect(box).toHaveAttribute('aria-invalid', 'true');
    expect(box).toHaveValue('auc > 1');
  });

  it('keeps the last known runs when MLflow does not answer', async () => {
    open('', {
      [`GET ${ofModel}/runs`]: () => ({
        items: [sampleRun()],
        freshness: { ...live, state: 'stale', error: 'connection refused' },
      }),
    });
    expect(
      await screen.findByText(/MLflow does not answer/),
    ).toBeInTheDocument();
    expect(screen.getByText(/connection refused/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /bold-crane/ })).toBeVisible();
  });

  it('opens a run with its metrics against the champion and the curve as a table', async () => {
    const run = sampleRun();
    open(`/${run.id}`, {
      [`GET ${ofModel}/runs/${run.id}`]: () => run,
      [`GET ${ofModel}/runs/${run.id}/curve`]: ({ query }) => ({
        metric: query.get('metric'),
        points: [
          { step: 0, timestamp: run.startedAt, value: 0.5 },
          { step: 1, timestamp: run.startedAt, value: 0.7431 },
        ],
      }),
    });
    expect(await screen.findByText('▲ +0.03')).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show as table' }),
    );
    expect(screen.getByRole('row', { name: '1 0.7431' })).toBeInTheDocument();
  });
});
