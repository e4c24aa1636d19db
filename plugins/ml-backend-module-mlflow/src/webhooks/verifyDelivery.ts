import { createHmac, timingSafeEqual } from 'node:crypto';
import type {
  ChangeHint,
  HintDelivery,
  ToldMove,
} from '@slipway/plugin-ml-node';
import { z } from 'zod';

/** Longest time between sending and receiving, in seconds, in either direction. */
const PATIENCE = 300;
const LONGEST_ID = 200;

const ofModel = z.object({
  data: z.object({ name: z.string().min(1).max(256) }),
});

const name = z.string().min(1).max(256);
const told = {
  entity: z.literal('model_version_alias'),
  timestamp: z.iso.datetime({ offset: true }),
};
const ofAlias = z.discriminatedUnion('action', [
  z.object({
    ...told,
    action: z.literal('created'),
    data: z.object({ alias: name, version: name }),
  }),
  // Which version it pointed at, MLflow does not say.
  z.object({
    ...told,
    action: z.literal('deleted'),
    data: z.object({ alias: name }),
  }),
]);

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
  const said = parse(body);
  return {
    deliveryId,
    model: ofModel.safeParse(said).data?.data.name,
    move: moveIn(said),
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** MLflow tells of an alias that is set, also to where it was, and of one that is deleted. */
function moveIn(said: unknown): ToldMove | undefined {
  const { data: delivery } = ofAlias.safeParse(said);
  if (!delivery) return undefined;
  const { timestamp, action, data } = delivery;
  return {
    alias: data.alias,
    version: action === 'created' ? data.version : undefined,
    at: Date.parse(timestamp),
  };
}
