import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../promotions/__testUtils__/renderAt';
import type { Answers } from '../promotions/__testUtils__/answering';
import { samplePipeline } from '../promotions/__testUtils__/requestSamples';

const id = '7d0e8c1a-1111-4a55-9b0c-0f6d2c1a9e11';
const path = `/launches/${id}`;

const launch = (change: Partial<LaunchDetail> = {}): LaunchDetail => ({
  id,
  pipeline: 'mlpipeline:default/flight-delay-training',
  model: 'mlmodel:default/flight-delay',
  state: 'running',
  attempt: 1,
  cluster: 'default',
  resources: { cpus: 1, gpus: 1 },
  parameters: { epochs: 4 },
  sourceCommit: '4f2e01a9c3d5b7e8f60718293a4b5c6d7e8f9012',
  cause: { type: 'person', reason: 'A first try' },
  requestedBy: 'user:default/ada',
  requestedAt: '2026-03-02T08:00:00Z',
  startedAt: '2026-03-02T08:00:10Z',
  updatedAt: '2026-03-02T08:00:10Z',
  attempts: [{ attempt: 1, submissionId: 'slipway-7d0e-1', state: 'running' }],
  acts: { stop: { allowed: true }, retry: { allowed: false } },
  ...change,
});

const log = '\u001b[32mepoch 1\u001b[0m <b>bold</b>\nepoch 2\nepoch 3\n';

const answers = (detail: LaunchDetail): Answers => ({
  [`GET ${path}`]: () => detail,
  [`GET ${path}/log`]: () => ({
    text: log,
    nextOffset: log.length,
    complete: true,
  }),
});

/** jsdom lays nothing out; the virtual list draws what fits into this. */
const giveLayout = () => {
  jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
};

describe('LaunchPage', () => {
  beforeEach(giveLayout);
  afterEach(() => jest.restoreAllMocks());

  it('says why it waits', async () => {
    renderAt(
      `/ml${path}`,
      answers(
        launch({
          state: 'queued',
          startedAt: undefined,
          attempts: [],
          stateReason: 'needs 1 GPU, 0 of 1 free; 2nd in line',
        }),
      ),
    );
    expect(
      await screen.findAllByText(/needs 1 GPU, 0 of 1 free; 2nd in line/),
    ).not.toHaveLength(0);
    expect(
      screen.getByText('The log begins when the cluster has the job.'),
    ).toBeVisible();
  });

  it('shows the log as text and finds words in it', async () => {
    const { container } = renderAt(`/ml${path}`, answers(launch()));
    const lines = within(
      await screen.findByRole('region', { name: 'Log of attempt 1' }),
    );
    expect(
      await lines.findByText('<b>bold</b>', { exact: false }),
    ).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Search the log' }),
      'EPOCH 2',
    );
    expect(await screen.findByText('1 of 1 lines')).toBeVisible();
    expect(lines.getByText('epoch 2', { selector: 'mark' })).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('stops with a reason', async () => {
    const { asked } = renderAt(`/ml${path}`, {
      ...answers(launch()),
      [`POST ${path}/stop`]: () => launch({ state: 'stopped' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'Wrong data',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Stop' }));
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({
          path: `${path}/stop`,
          body: { reason: 'Wrong data' },
        }),
      ),
    );
  });
});

describe('NewLaunchPage', () => {
  it('launches with the parameters of the form', async () => {
    const { asked, container } = renderAt(
      '/ml/launches/new?pipeline=mlpipeline:default/flight-delay-training',
      {
        ...answers(launch()),
        'GET /entities/mlpipeline/default/flight-delay-training/pipeline':
          samplePipeline,
        'POST /launches': () => launch(),
      },
    );
    const gpus = await screen.findByRole('spinbutton', { name: 'GPUs' });
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.clear(gpus);
    await userEvent.type(gpus, '2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Launch flight-delay-training' }),
    );
    await screen.findByRole('heading', {
      name: /flight-delay-training 7d0e8c1a/,
    });
    expect(asked.find(call => call.method === 'POST')?.body).toEqual({
      pipeline: 'mlpipeline:default/flight-delay-training',
      model: 'mlmodel:default/flight-delay',
      parameters: { epochs: 4, search: false, backend: 'gloo' },
      resources: { cpus: 1, gpus: 2 },
    });
  });
});
