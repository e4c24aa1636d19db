import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import { CloudEvent } from 'cloudevents';
import { DateTime, Duration } from 'luxon';
import { observationEvent, type ObservationEvent } from './observationEvent';
import type { NewObservation } from './types';

const MOST_EVENTS = 500;
const MOST_PROBLEMS = 10;
/** Clocks differ; an observation from further ahead would stay recent for too long. */
const CLOCK_SKEW = Duration.fromObject({ minutes: 5 });

const REMEDY =
  'correct it as docs/reference/contracts.md says and send it again; nothing was stored';

const at = (place: string, path: readonly PropertyKey[]) =>
  [place, ...path.map(String)].filter(Boolean).join('.');

const subjectOf = (subject: string) => {
  try {
    return stringifyEntityRef(parseEntityRef(subject));
  } catch {
    return undefined;
  }
};

function toObservation(event: ObservationEvent): NewObservation {
  const { validFor, ...data } = event.data;
  const observedAt = DateTime.fromISO(event.time, { zone: 'utc' });
  return {
    ...data,
    id: event.id,
    source: event.source,
    subject: subjectOf(event.subject) ?? event.subject,
    observedAt: event.time,
    validUntil: validFor
      ? observedAt.plus(Duration.fromISO(validFor)).toJSDate().toISOString()
      : undefined,
  };
}

/** Problems of one event, each with its field and the rule. */
function check(
  input: unknown,
  place: string,
  now: Date,
): { observation?: NewObservation; problems: string[] } {
  const parsed = observationEvent.safeParse(input);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(
        issue => `${at(place, issue.path) || 'event'}: ${issue.message}`,
      ),
    };
  }
  const event = parsed.data;
  try {
    // The rules of CloudEvents itself, for what the schema above does not name.
    new CloudEvent({ ...event }).validate();
  } catch (error) {
    return {
      problems: [
        `${place || 'event'}: not a CloudEvent, ${
          isError(error) ? error.message : 'for no reason given'
        }`,
      ],
    };
  }
  const problems: string[] = [];
  if (!subjectOf(event.subject)) {
    problems.push(
      `${at(place, [
        'subject',
      ])}: must be an entity reference such as mlmodel:default/flight-delay`,
    );
  }
  if (Date.parse(event.time) > +now + CLOCK_SKEW.toMillis()) {
    problems.push(`${at(place, ['time'])}: must not lie in the future`);
  }
  return problems.length
    ? { problems }
    : { observation: toObservation(event), problems };
}

/**
 * Reads one CloudEvent or a batch. Throws `InputError` naming the fields and rules of the first problems; then none of
 * the batch is taken.
 */
export function parseObservations(body: unknown, now: Date): NewObservation[] {
  const isBatch = Array.isArray(body);
  const events: unknown[] = isBatch ? body : [body];
  if (events.length > MOST_EVENTS) {
    throw new InputError(
      `A batch holds at most ${MOST_EVENTS} events, this one ${events.length}; send it in parts`,
    );
  }
  const problems: string[] = [];
  const observations: NewObservation[] = [];
  events.forEach((event, index) => {
    const checked = check(event, isBatch ? `events[${index}]` : '', now);
    problems.push(...checked.problems);
    if (checked.observation) observations.push(checked.observation);
  });
  if (problems.length) {
    const more = problems.length - MOST_PROBLEMS;
    throw new InputError(
      `${problems.slice(0, MOST_PROBLEMS).join('; ')}${
        more > 0 ? `; and ${more} more` : ''
      }; ${REMEDY}`,
    );
  }
  return observations;
}
