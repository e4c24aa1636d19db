import type {
  CallOptions,
  ChangeHint,
  ChangeHints,
  HintDelivery,
  OutsideClient,
} from '@slipway/plugin-ml-node';
import { webhooksAnswer, type Webhook } from '../answers/webhooks';
import type { MlflowWebhooks } from '../config';
import { API } from '../createMlflowClient';
import { verifyDelivery } from './verifyDelivery';

/** Everything that MLflow tells about registered models and versions; prompts are left out. */
const EVENTS = [
  { entity: 'REGISTERED_MODEL', action: 'CREATED' },
  { entity: 'MODEL_VERSION', action: 'CREATED' },
  { entity: 'MODEL_VERSION_TAG', action: 'SET' },
  { entity: 'MODEL_VERSION_TAG', action: 'DELETED' },
  { entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' },
  { entity: 'MODEL_VERSION_ALIAS', action: 'DELETED' },
];
const PAGE = 100;
const MOST_PAGES = 20;

/**
 * MLflow's webhooks (https://mlflow.org/docs/latest/ml/webhooks/): one registration with the name
 * `slipway-<instance>`, made and put right by the portal.
 */
export class MlflowHints implements ChangeHints {
  readonly #name: string;
  readonly #client: OutsideClient;
  readonly #webhooks: MlflowWebhooks;
  /** MLflow does not show its secret: it is written once by every process, in case it has changed. */
  #hasWritten = false;

  constructor(options: {
    instance: string;
    client: OutsideClient;
    webhooks: MlflowWebhooks;
  }) {
    this.#name = `slipway-${options.instance}`;
    this.#client = options.client;
    this.#webhooks = options.webhooks;
  }

  async subscribe(address: string, options?: CallOptions): Promise<void> {
    const url = this.#webhooks.url ?? address;
    const wanted = {
      name: this.#name,
      url,
      events: EVENTS,
      status: 'ACTIVE',
    };
    const [present, ...surplus] = await this.#findOurs(options);
    if (!present) {
      await this.#send('POST', '', { ...wanted, ...this.#secret() }, options);
    } else if (!this.#hasWritten || !isAsWanted(present, url)) {
      await this.#send(
        'PATCH',
        `/${encodeURIComponent(present.webhook_id)}`,
        { ...wanted, ...this.#secret() },
        options,
      );
    }
    this.#hasWritten = true;
    for (const { webhook_id: id } of surplus) {
      await this.#send('DELETE', `/${encodeURIComponent(id)}`, {}, options);
    }
  }

  verify(delivery: HintDelivery, now: Date): ChangeHint | undefined {
    return verifyDelivery(delivery, this.#webhooks.secret, now);
  }

  #secret() {
    return { secret: this.#webhooks.secret };
  }

  async #findOurs(options?: CallOptions): Promise<Webhook[]> {
    // By id: a page that comes twice must not make the only one look like a surplus one.
    const ours = new Map<string, Webhook>();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.#client.json(webhooksAnswer, {
        path: `${API}/webhooks`,
        query: { max_results: PAGE, page_token: cursor },
        signal: options?.signal,
      });
      for (const webhook of answer.webhooks)
        if (webhook.name === this.#name) ours.set(webhook.webhook_id, webhook);
      if (!answer.next_page_token || answer.next_page_token === cursor) break;
      cursor = answer.next_page_token;
    }
    return [...ours.values()];
  }

  async #send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: object,
    options?: CallOptions,
  ) {
    await this.#client.bytes({
      method,
      path: `${API}/webhooks${path}`,
      body,
      signal: options?.signal,
    });
  }
}

function isAsWanted({ url, status, events }: Webhook, address: string) {
  return (
    url === address &&
    status === 'ACTIVE' &&
    events.length === EVENTS.length &&
    EVENTS.every(wanted =>
      events.some(
        one => one.entity === wanted.entity && one.action === wanted.action,
      ),
    )
  );
}
