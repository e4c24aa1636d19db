import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChangeHint, HintDelivery } from '@slipway/plugin-ml-node';
import { z } from 'zod';

/** Longest time between sending and receiving, in seconds, in either direction. */
const PATIENCE = 300;
const LONGEST_ID = 200;

const payload = z.object({
  data: z.object({ name: z.string().min(1).max(256) }),
});

/**
 * Checks the signature of a delivery: `v1,<base64(HMAC-SHA256(secret, id.timestamp.body))>`, as MLflow and the Standard
 * Webhooks specification (https://www.standardwebhooks.com) have it, and that it was sent within five minutes.
 */
export function verifyDelivery(
  { headers, body }: HintDelivery,
  secret: string,
  now: Date,
): ChangeHint | undefined {
  const deliveryId = headers['x-mlflow-delivery-id'];
  const timestamp = headers['x-mlflow-timestamp'];
  const signature = headers['x-mlflow-signature'];
  if (!deliveryId || deliveryId.length > LONGEST_ID || !signature) {
    return undefined;
  }
  if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return undefined;
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (age > PATIENCE) return undefined;
  const expected = createHmac('sha256', secret)
    .update(`${deliveryId}.${timestamp}.`)
    .update(body)
    .digest();
  const [version, given = ''] = signature.split(',', 2);
  const sent = Buffer.from(given, 'base64');
  if (version !== 'v1' || sent.length !== expected.length) return undefined;
  if (!timingSafeEqual(sent, expected)) return undefined;
  return { deliveryId, model: modelOf(body) };
}

function modelOf(body: Uint8Array): string | undefined {
  try {
    const said = JSON.parse(Buffer.from(body).toString('utf8'));
    return payload.parse(said).data.name;
  } catch {
    return undefined;
  }
}
