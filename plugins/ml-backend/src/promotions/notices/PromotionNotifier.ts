import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  NotificationRecipients,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { resultOf, type PromotionRecord } from '../types';

const LONGEST = 500;

/** Tells people about promotions, and open pages that one has changed. Failures are logged: they stop no promotion. */
export class PromotionNotifier {
  constructor(
    private readonly options: {
      notifications: NotificationService;
      signals: SignalsService;
      logger: LoggerService;
    },
  ) {}

  /** Tells the approvers that one waits for them, or the requester how it ended. */
  async tell(promotion: PromotionRecord): Promise<void> {
    const { notifications, logger } = this.options;
    const recipients = recipientsOf(promotion);
    if (!recipients) {
      return;
    }
    try {
      await notifications.send({
        recipients,
        payload: {
          title: titleOf(promotion),
          description: (promotion.notice === 'approvers'
            ? promotion.reason
            : promotion.stateReason?.split('\n', 1)[0] ?? ''
          ).slice(0, LONGEST),
          link: `/ml/promotions/${promotion.id}`,
          topic: 'promotions',
          // One notification a promotion: the newer takes the place of the older.
          scope: `promotion:${promotion.id}`,
          severity: isBad(promotion) ? 'high' : 'normal',
        },
      });
    } catch (error) {
      logger.warn(
        `Nobody could be told about promotion ${promotion.id}`,
        toError(error),
      );
    }
  }

  /** Hints open pages to read a promotion again. */
  hint(id: string): void {
    const { signals, logger } = this.options;
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: 'ml',
        message: { kind: 'promotion', id },
      })
      .catch(error => logger.debug('A signal was not sent', toError(error)));
  }
}

function recipientsOf(
  promotion: PromotionRecord,
): NotificationRecipients | undefined {
  if (promotion.notice === 'approvers') {
    return {
      type: 'entity',
      entityRef: promotion.plan.policy.approverGroups,
      excludeEntityRef: promotion.requestedBy,
    };
  }
  // A service has no inbox.
  return promotion.requestedBy.startsWith('user:')
    ? { type: 'entity', entityRef: promotion.requestedBy }
    : undefined;
}

function titleOf(promotion: PromotionRecord): string {
  const name = promotion.model.split('/').at(-1) ?? promotion.model;
  const what = `${name} ${resultOf(promotion).version} → ${
    promotion.environment
  }`;
  return promotion.notice === 'approvers'
    ? `${what} waits for approval`
    : `${what}: ${promotion.state.replace('_', ' ')}`;
}

function isBad({ state }: PromotionRecord) {
  return state === 'failed' || state === 'rolled_back' || state === 'revoked';
}
