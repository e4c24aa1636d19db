import { parseObservations } from './parseObservations';

const NOW = new Date('2026-01-01T12:00:00.000Z');

const event = (changes: object = {}, data: object = {}) => ({
  specversion: '1.0',
  type: 'dev.slipway.observation.v1',
  id: 'o-1',
  source: '/mlpipeline/default/monitor',
  subject: 'mlmodel:default/flight-delay',
  time: '2026-01-01T11:00:00+01:00',
  datacontenttype: 'application/json',
  data: {
    kind: 'data-drift',
    name: 'temp',
    method: 'psi',
    value: 0.31,
    direction: 'higher_is_worse',
    thresholds: { degraded: 0.1, failing: 0.2 },
    window: { start: '2025-12-01T00:00:00Z', end: '2026-01-01T00:00:00Z' },
    baseline: { kind: 'training', ref: 'runs:/1' },
    sampleSize: { window: 100, baseline: 200 },
    validFor: 'P1M',
    distribution: { edges: [0, 1, 2], window: [1, 2], baseline: [3, 4] },
    ...data,
  },
  ...changes,
});

const refusal = (body: unknown) => {
  try {
    parseObservations(body, NOW);
    return 'taken';
  } catch (error) {
    return String(error);
  }
};

describe('observations as CloudEvents', () => {
  it('are read in UTC, with the end of the promised period', () => {
    const [observation] = parseObservations(event(), NOW);
    expect(observation).toMatchObject({
      id: 'o-1',
      observedAt: '2026-01-01T10:00:00.000Z',
      validUntil: '2026-02-01T10:00:00.000Z',
      window: { end: '2026-01-01T00:00:00.000Z' },
    });
    expect(observation).not.toHaveProperty('validFor');
  });

  it('are read in batches', () => {
    expect(
      parseObservations([event(), event({ id: 'o-2' })], NOW),
    ).toHaveLength(2);
  });

  it.each([
    ['no specversion', event({ specversion: undefined }), 'specversion:'],
    ['another type', event({ type: 'x' }), 'type:'],
    ['no id', event({ id: undefined }), 'id:'],
    [
      'a subject that is no reference',
      event({ subject: 'x' }),
      'subject: must be an entity reference',
    ],
    [
      'a time without zone',
      event({ time: '2026-01-01T11:00:00' }),
      'time: must be an RFC 3339 time',
    ],
    [
      'a time ahead',
      event({ time: '2026-01-01T12:06:00Z' }),
      'time: must not lie in the future',
    ],
    ['another kind', event({}, { kind: 'mood' }), 'data.kind:'],
    ['a value that is text', event({}, { value: '1' }), 'data.value:'],
    [
      'no value and no reason',
      event({}, { value: null }),
      'data.reason: must say why',
    ],
    ['an unknown field', event({}, { treshold: 1 }), 'treshold'],
    [
      'thresholds the wrong way round',
      event({}, { thresholds: { degraded: 2, failing: 1 } }),
      'data.thresholds.failing: must not be better',
    ],
    [
      'a window that ends first',
      event(
        {},
        {
          window: {
            start: '2026-01-02T00:00:00Z',
            end: '2026-01-01T00:00:00Z',
          },
        },
      ),
      'data.window.end:',
    ],
    [
      'a period of nothing',
      event({}, { validFor: 'P0D' }),
      'data.validFor: must be an ISO 8601 duration',
    ],
    [
      'counts that do not fit the edges',
      event(
        {},
        { distribution: { edges: [0, 1], window: [1, 2], baseline: [1] } },
      ),
      'data.distribution.window: must have 1 counts',
    ],
    ['something else entirely', 'hello', 'event:'],
  ])('with %s are refused by field and rule', (_, body, words) => {
    expect(refusal(body)).toContain(words);
    expect(refusal(body)).toContain('nothing was stored');
  });

  it('say which event of a batch is wrong', () => {
    expect(refusal([event(), event({}, { name: '' })])).toContain(
      'events[1].data.name:',
    );
  });

  it('take at most 500 in a batch', () => {
    expect(refusal(Array.from({ length: 501 }, () => event()))).toContain(
      'at most 500',
    );
  });
});
