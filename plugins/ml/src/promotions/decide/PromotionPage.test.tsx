import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PromotionDetail } from '@slipway/plugin-ml-common';
import { axe } from 'jest-axe';
import { Refusal, type Answers } from '../__testUtils__/answering';
import { renderAt } from '../__testUtils__/renderAt';
import {
  samplePromotion,
  samplePromotionDetail,
} from '../__testUtils__/samples';

const { id } = samplePromotion();
const path = `/promotions/${id}`;

const open = (detail: PromotionDetail, answers: Answers = {}) =>
  renderAt(`/ml${path}`, { [`GET ${path}`]: () => detail, ...answers });

describe('PromotionPage', () => {
  it('shows what changes, whether it may go, and that the ledger holds', async () => {
    const { container } = open(samplePromotionDetail());
    expect(
      await screen.findByRole('heading', {
        name: 'flight-delay 4 → production',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/\+0.012 better/)).toBeInTheDocument();
    const gates = within(screen.getByRole('list', { name: 'Gates' }));
    expect(gates.getByText('Too little data')).toBeInTheDocument();
    expect(screen.getByText('Chain verifies')).toBeInTheDocument();
    for (const name of ['Metrics of both versions', 'Entries of the ledger'])
      expect(screen.getByRole('table', { name })).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('opens the evidence of a gate in place', async () => {
    open(samplePromotionDetail());
    const gate = await screen.findByRole('button', { name: /Drift/ });
    await userEvent.click(gate);
    expect(
      screen.getByRole('region', { name: 'Evidence of Drift' }),
    ).toHaveTextContent('"needed": 3');
  });

  it('tells the requester why they cannot approve', async () => {
    const reason = 'You asked for this promotion; someone else must decide.';
    const { acts } = samplePromotionDetail();
    const { asked } = open(
      samplePromotionDetail({
        acts: { ...acts, approve: { allowed: false, reason } },
      }),
    );
    const approve = await screen.findByRole('button', { name: 'Approve' });
    expect(approve).toHaveAccessibleDescription(reason);
    await userEvent.click(approve);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(asked.every(call => call.method === 'GET')).toBe(true);
  });

  it('can be approved with the keyboard alone, and approves exactly what was shown', async () => {
    const detail = samplePromotionDetail();
    const { asked } = open(detail, {
      [`POST ${path}/approve`]: () => samplePromotion({ state: 'approved' }),
    });
    const user = userEvent.setup();
    const approve = await screen.findByRole('button', { name: 'Approve' });
    for (
      let tabs = 0;
      tabs < 80 && document.activeElement !== approve;
      tabs += 1
    )
      await user.tab();
    expect(approve).toHaveFocus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Then the alias champion moves to it');
    const confirm = within(dialog).getByRole('button', { name: 'Approve' });
    for (
      let tabs = 0;
      tabs < 20 && document.activeElement !== confirm;
      tabs += 1
    )
      await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({
          path: `${path}/approve`,
          body: {
            digest: detail.promotion.digest,
            planHash: detail.promotion.planHash,
            evidenceDigest: detail.evidenceDigest,
          },
        }),
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says what changed when something else than what was shown would be approved', async () => {
    let detail = samplePromotionDetail();
    renderAt(`/ml${path}`, {
      [`GET ${path}`]: () => detail,
      [`POST ${path}/approve`]: () => {
        const [first, ...others] = detail.gates;
        detail = samplePromotionDetail({
          evidenceDigest: `sha256:${'8'.repeat(64)}`,
          gates: [
            { ...first, outcome: 'failed', summary: 'The version vanished.' },
            ...others,
          ],
        });
        throw new Refusal(409, 'ConflictError', 'The evidence changed.');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Approve' });
    await userEvent.click(confirm);
    expect(
      await within(dialog).findByText(
        /was passed, is failed. The version vanished/,
      ),
    ).toBeInTheDocument();
    expect(confirm).toBeDisabled();
  });

  it('wants a reason for a rejection', async () => {
    const { asked } = open(samplePromotionDetail(), {
      [`POST ${path}/reject`]: () => samplePromotion({ state: 'rejected' }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject' }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Reject' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Worse in winter',
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({
          path: `${path}/reject`,
          body: { reason: 'Worse in winter' },
        }),
      ),
    );
  });

  it('shows why a failed one failed, with the last lines of its log', async () => {
    const { promotion } = samplePromotionDetail();
    open(
      samplePromotionDetail({
        promotion: {
          ...promotion,
          state: 'failed',
          endedAt: '2026-03-02T09:00:00Z',
          stateReason: 'The training failed with exit status 1.',
        },
        launch: {
          id: '7d0e8c1a-1111-4a55-9b0c-0f6d2c1a9e11',
          pipeline: 'mlpipeline:default/flight-delay-training',
          state: 'failed',
          attempt: 1,
          cluster: 'default',
          resources: { cpus: 1, gpus: 1 },
          parameters: {},
          cause: { type: 'promotion', promotionId: promotion.id },
          requestedBy: promotion.requestedBy,
          requestedAt: promotion.requestedAt,
          updatedAt: promotion.updatedAt,
          attempts: [
            {
              attempt: 1,
              submissionId: 'slipway-7d0e8c1a-1',
              state: 'failed',
              logTail: 'RuntimeError: CUDA out of memory',
            },
          ],
          acts: { stop: { allowed: false }, retry: { allowed: true } },
        },
      }),
      {
        'GET /launches/7d0e8c1a-1111-4a55-9b0c-0f6d2c1a9e11/log': () => ({
          text: '',
          nextOffset: 0,
          complete: true,
        }),
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'RuntimeError: CUDA out of memory',
    );
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });
});
