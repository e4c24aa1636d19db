import { createHmac } from 'node:crypto';
import { verifyDelivery } from './verifyDelivery';

const SECRET = 'a secret of the test';
const NOW = new Date('2026-11-24T12:00:00Z');
const BODY = JSON.stringify({
  entity: 'model_version',
  action: 'created',
  data: { name: 'flight-delay', version: '7' },
});

/** A delivery as MLflow signs it, with something changed after it was signed. */
function deliver(
  changes: {
    signed?: string;
    body?: string;
    secret?: string;
    headers?: object;
    at?: Date;
  } = {},
) {
  const {
    signed = BODY,
    body = signed,
    secret = SECRET,
    headers = {},
    at = NOW,
  } = changes;
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret)
    .update(`id-1.${timestamp}.${signed}`)
    .digest('base64');
  return verifyDelivery(
    {
      headers: {
        'x-mlflow-delivery-id': 'id-1',
        'x-mlflow-timestamp': timestamp,
        'x-mlflow-signature': `v1,${signature}`,
        ...headers,
      },
      body: Buffer.from(body),
    },
    SECRET,
    NOW,
  );
}

describe('a delivery of MLflow', () => {
  it('names its model', () => {
    expect(deliver()).toEqual({ deliveryId: 'id-1', model: 'flight-delay' });
  });

  it.each([
    ['created', { version: '7' }],
    ['deleted', { version: undefined }],
  ])('that an alias was %s tells of a move', (action, { version }) => {
    const signed = JSON.stringify({
      entity: 'model_version_alias',
      action,
      timestamp: '2026-11-24T11:59:59.250731+00:00',
      data: { name: 'flight-delay', alias: 'champion', version },
    });
    expect(deliver({ signed })).toEqual({
      deliveryId: 'id-1',
      model: 'flight-delay',
      move: {
        alias: 'champion',
        version,
        at: Date.parse('2026-11-24T11:59:59.250Z'),
      },
    });
  });

  it.each([
    ['no time', { timestamp: undefined }],
    ['a time that is none', { timestamp: 'soon' }],
    ['another act', { action: 'renamed' }],
    ['no version', { data: { name: 'flight-delay', alias: 'champion' } }],
  ])('of an alias with %s tells of no move', (_, changes) => {
    const signed = JSON.stringify({
      entity: 'model_version_alias',
      action: 'created',
      timestamp: '2026-11-24T11:59:59.250731+00:00',
      data: { name: 'flight-delay', alias: 'champion', version: '7' },
      ...changes,
    });
    expect(deliver({ signed })).toEqual({
      deliveryId: 'id-1',
      model: 'flight-delay',
    });
  });

  it.each([
    ['another body', { body: BODY.replace('7', '8') }],
    ['another secret', { secret: 'another' }],
    ['another id', { headers: { 'x-mlflow-delivery-id': 'id-2' } }],
    ['another time', { headers: { 'x-mlflow-timestamp': '1700000000' } }],
    ['no time', { headers: { 'x-mlflow-timestamp': 'NaN' } }],
    ['no signature', { headers: { 'x-mlflow-signature': undefined } }],
    ['a short signature', { headers: { 'x-mlflow-signature': 'v1,AAAA' } }],
    ['an unknown signature', { headers: { 'x-mlflow-signature': 'v2,AAAA' } }],
    ['six minutes of age', { at: new Date(+NOW - 360_000) }],
    ['a time in the future', { at: new Date(+NOW + 360_000) }],
  ])('with %s is no delivery', (_, changes) => {
    expect(deliver(changes)).toBeUndefined();
  });
});
