import { DateTime, Duration } from 'luxon';
import { z } from 'zod';

/** CloudEvents type of an observation; see docs/reference/contracts.md. */
export const OBSERVATION_TYPE = 'dev.slipway.observation.v1';

const MOST_BINS = 64;

const text = (longest: number) => z.string().min(1).max(longest);

const time = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 time with a zone' })
  .transform((value, context) => {
    const instant = DateTime.fromISO(value, { zone: 'utc' });
    if (instant.isValid && instant.year >= 1 && instant.year <= 9999) {
      return instant.toJSDate().toISOString();
    }
    context.addIssue({ code: 'custom', message: 'must be a real time' });
    return z.NEVER;
  });

const period = z
  .string()
  .max(50)
  .refine(value => {
    const duration = Duration.fromISO(value);
    return duration.isValid && duration.as('milliseconds') > 0;
  }, 'must be an ISO 8601 duration above zero, such as P1D');

const count = z.int().nonnegative();

const counts = z.array(z.number().nonnegative()).max(MOST_BINS);

const distribution = z
  .strictObject({
    edges: z
      .array(z.number())
      .max(MOST_BINS + 1)
      .optional(),
    categories: z.array(z.string().max(250)).max(MOST_BINS).optional(),
    window: counts,
    baseline: counts,
  })
  .superRefine((value, context) => {
    const { edges, categories, window, baseline } = value;
    const bins = edges ? edges.length - 1 : categories?.length;
    if (bins === undefined || (edges && categories)) {
      context.addIssue({
        code: 'custom',
        message: 'must have either edges or categories',
      });
      return;
    }
    for (const [field, list] of Object.entries({ window, baseline })) {
      if (list.length !== bins) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `must have ${bins} counts, one per ${
            edges ? 'bin between the edges' : 'category'
          }`,
        });
      }
    }
  });

const data = z
  .strictObject({
    kind: z.enum([
      'data-drift',
      'prediction-drift',
      'performance',
      'freshness',
      'sli',
    ]),
    name: text(250),
    method: text(100),
    value: z.number().nullable(),
    reason: z.string().max(2000).optional(),
    unit: z.string().max(50).optional(),
    direction: z.enum(['higher_is_worse', 'lower_is_worse']),
    thresholds: z
      .strictObject({
        degraded: z.number().optional(),
        failing: z.number().optional(),
      })
      .default({}),
    window: z
      .strictObject({ start: time, end: time })
      .refine(({ start, end }) => start <= end, {
        path: ['end'],
        message: 'must not lie before window.start',
      }),
    baseline: z
      .strictObject({
        kind: z.enum(['training', 'previous_window', 'fixed']),
        start: time.optional(),
        end: time.optional(),
        ref: z.string().max(500).optional(),
      })
      .optional(),
    sampleSize: z
      .strictObject({ window: count.optional(), baseline: count.optional() })
      .optional(),
    modelVersion: text(100).optional(),
    environment: text(63).optional(),
    validFor: period.optional(),
    distribution: distribution.optional(),
  })
  .superRefine(({ value, reason, direction, thresholds }, context) => {
    if (value === null && !reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'must say why there is no value',
      });
    }
    const { degraded, failing } = thresholds;
    if (degraded === undefined || failing === undefined) return;
    if (
      direction === 'higher_is_worse' ? degraded > failing : degraded < failing
    )
      context.addIssue({
        code: 'custom',
        path: ['thresholds', 'failing'],
        message: `must not be better than thresholds.degraded, as ${direction}`,
      });
  });

/** A CloudEvent that carries an observation. Extension attributes of CloudEvents are let through and not kept. */
export const observationEvent = z.looseObject({
  specversion: z.literal('1.0'),
  type: z.literal(OBSERVATION_TYPE),
  id: text(250),
  source: text(500),
  subject: text(300),
  time,
  datacontenttype: z
    .string()
    .regex(/^application\/json\b/, 'must be application/json')
    .optional(),
  data,
});

/** A checked event. */
export type ObservationEvent = z.output<typeof observationEvent>;
