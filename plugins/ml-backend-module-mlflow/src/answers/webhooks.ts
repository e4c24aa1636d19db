import { z } from 'zod';
import { listOf, pageToken } from './values';

const webhook = z.object({
  webhook_id: z.string(),
  name: z.string(),
  url: z.string().default(''),
  status: z.string().default(''),
  events: listOf(
    z.object({
      entity: z.string().default(''),
      action: z.string().default(''),
    }),
  ),
});

/** A registered webhook, without its secret, which MLflow does not show. */
export type Webhook = z.infer<typeof webhook>;

/** Answer of `webhooks`. */
export const webhooksAnswer = z.object({
  webhooks: listOf(webhook),
  next_page_token: pageToken,
});
