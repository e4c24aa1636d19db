import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Refusal, type Answers } from '../__testUtils__/answering';
import { renderAt } from '../__testUtils__/renderAt';
import {
  sampleModel,
  samplePipeline,
  samplePreview,
  sampleVersions,
} from '../__testUtils__/requestSamples';
import {
  samplePromotion,
  samplePromotionDetail,
} from '../__testUtils__/samples';

const address =
  '/ml/promotions/request?model=mlmodel:default/flight-delay&version=4&environment=production';
const entity = '/entities/mlmodel/default/flight-delay';
const promotion = samplePromotion();

const answers: Answers = {
  [`GET ${entity}`]: () => sampleModel(),
  [`GET ${entity}/versions`]: sampleVersions,
  'GET /entities/mlpipeline/default/flight-delay-training/pipeline':
    samplePipeline,
  'POST /promotions/preview': () =>
    samplePreview({ mode: 'train', environment: 'production' }),
  'POST /promotions': () => promotion,
  [`GET /promotions/${promotion.id}`]: () => samplePromotionDetail(),
};

const submitButton = () =>
  screen.findByRole('button', { name: 'Request promotion' });

/** The button once the preview is there and allows it. */
const readyButton = async () => {
  const button = await submitButton();
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'));
  return button;
};

describe('RequestPromotionPage', () => {
  it('shows what the request would do before it is made', async () => {
    const { container, asked } = renderAt(address, answers);
    expect(
      await screen.findByText('0 of 1 GPUs free, 1 ahead of it'),
    ).toBeVisible();
    expect(screen.getByText(/0.12 GPU hours/)).toBeVisible();
    expect(screen.getByText('version 3')).toBeVisible();
    expect(
      asked.find(call => call.path === '/promotions/preview')?.body,
    ).toEqual({
      model: 'mlmodel:default/flight-delay',
      version: '4',
      environment: 'production',
      mode: 'train',
      reason: '',
      pipeline: 'mlpipeline:default/flight-delay-training',
      parameters: { epochs: 4, search: false, backend: 'gloo' },
      resources: { cpus: 1, gpus: 1 },
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('can be filled and submitted with the keyboard alone, and is sent once', async () => {
    const { asked } = renderAt(address, answers);
    const user = userEvent.setup();
    const button = await readyButton();
    const reason = screen.getByRole('textbox', { name: 'Why' });
    const tabTo = async (element: HTMLElement) => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        if (document.activeElement === element) return;
        await user.tab();
      }
      throw new Error('The keyboard does not reach it.');
    };
    await tabTo(screen.getByRole('spinbutton', { name: /Epochs/ }));
    await user.keyboard('{Control>}a{/Control}6');
    await tabTo(reason);
    await user.keyboard('Spring schedule');
    await tabTo(button);
    await user.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', {
        name: 'flight-delay 4 → production',
      }),
    ).toBeInTheDocument();
    const sent = asked.filter(
      call => call.method === 'POST' && call.path === '/promotions',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0].idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[0].body).toMatchObject({
      reason: 'Spring schedule',
      parameters: { epochs: 6 },
    });
  });

  it('says at the field what the server refused', async () => {
    renderAt(address, {
      ...answers,
      'POST /promotions': () => {
        throw new Refusal(400, 'InputError', 'parameters.epochs must be <= 5');
      },
    });
    await userEvent.click(await readyButton());
    expect(
      await screen.findByText('parameters.epochs must be <= 5'),
    ).toBeVisible();
    const epochs = screen.getByRole('spinbutton', { name: /Epochs/ });
    expect(epochs).toHaveAttribute('aria-invalid', 'true');
    expect(epochs).toHaveAccessibleDescription(/must be <= 5/);
  });

  it('replaces an open promotion only when told to', async () => {
    const { asked } = renderAt(address, {
      ...answers,
      'POST /promotions/preview': ({ body }) =>
        samplePreview(
          { mode: 'train', environment: 'production' },
          {
            openPromotion: promotion,
            submit:
              body && typeof body === 'object' && 'supersedes' in body
                ? { allowed: true }
                : {
                    allowed: false,
                    reason: 'Replace the open promotion first.',
                  },
          },
        ),
    });
    const button = await submitButton();
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription(
        'Replace the open promotion first.',
      ),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: /Replace it/ }));
    await userEvent.click(await readyButton());
    await waitFor(() =>
      expect(asked.at(-1)?.path).toBe(`/promotions/${promotion.id}`),
    );
    expect(
      asked.find(call => call.method === 'POST' && call.path === '/promotions')
        ?.body,
    ).toMatchObject({ supersedes: promotion.id });
  });

  it('offers no training where no pipeline trains the model', async () => {
    renderAt(address, {
      ...answers,
      [`GET ${entity}`]: () => sampleModel({ pipelines: [] }),
    });
    const how = within(await screen.findByRole('radiogroup'));
    expect(how.getByRole('radio', { name: /Train first/ })).toBeDisabled();
    expect(how.getByRole('radio', { name: /Deploy as it is/ })).toBeChecked();
  });
});
