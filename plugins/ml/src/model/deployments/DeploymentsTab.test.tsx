import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Refusal } from '../../promotions/__testUtils__/answering';
import { samplePromotion } from '../../promotions/__testUtils__/samples';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleDeployment, sampleVersion } from '../__testUtils__/samples';
import { TURN, turnedTexts } from '../__testUtils__/turnedTexts';
import { DeploymentsTab } from './DeploymentsTab';

const open = (
  deployment = sampleDeployment(),
  rollBack: () => unknown = () => samplePromotion({ mode: 'rollback' }),
) =>
  renderOnEntity(<DeploymentsTab />, {
    path: 'deployments',
    answers: {
      [`GET ${ofModel}/deployments`]: () => ({ items: [deployment] }),
      [`GET ${ofModel}/versions/3`]: () => sampleVersion(),
      [`POST ${ofModel}/deployments/production/rollback`]: rollBack,
    },
  });

describe('DeploymentsTab', () => {
  it('rolls back with a reason and leads to the promotion that does it', async () => {
    const { asked, container } = open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Roll back production',
    });
    expect(dialog).toHaveTextContent('Version 3 stops serving');
    expect(dialog).toHaveTextContent('version 2 serves again');
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Too many false alarms{Tab}{Tab}{Enter}',
    );
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      reason: 'Too many false alarms',
    });
  });

  it('shows what its target says as text, and leads only to the web', async () => {
    open(
      sampleDeployment({
        message: `Pulling${TURN} the image`,
        endpoint: 'data:text/html,<script>alert(1)</script>',
      }),
    );
    expect(
      await screen.findByText(/Pulling\\u\{202E\} the image/),
    ).toBeInTheDocument();
    expect(turnedTexts()).toEqual([]);
    expect(
      screen.getByText('data:text/html,<script>alert(1)</script>'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /data:/ }),
    ).not.toBeInTheDocument();
  });

  it('keeps the dialog open and says what failed', async () => {
    open(sampleDeployment(), () => {
      throw new Refusal(409, 'ConflictError', 'Version 2 no longer verifies.');
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'back{Tab}{Tab}{Enter}',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Version 2 no longer verifies.',
    );
  });

  it('says why it cannot be rolled back', async () => {
    const { asked } = open(
      sampleDeployment({
        rollBack: { allowed: false, reason: 'Nothing served before.' },
      }),
    );
    const button = await screen.findByRole('button', { name: 'Roll back' });
    expect(button).toHaveAccessibleDescription('Nothing served before.');
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('warns of an alias that was moved outside', async () => {
    open(sampleDeployment({ alias: 'champion', aliasVersion: '2' }));
    await waitFor(() =>
      expect(
        screen.getByText('The alias champion points at version 2'),
      ).toBeInTheDocument(),
    );
  });
});
