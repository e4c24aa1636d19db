/**
 * How often it is looked for where no model has changed, in milliseconds: models grow stale by themselves, in days, and
 * owners come and go in the catalog. All models are read for it, so that a quiet portal does it seldom.
 */
const EVERY = 900_000;

/**
 * A look that began before this moment is to be made again; RFC 3339 in UTC. One from before a registry was whole says
 * nothing of what is missing there.
 */
export function lastDue(
  now: Date,
  mirrors: readonly { what: string; completeAt?: string }[],
): string {
  const wholeSince = mirrors.flatMap(({ what, completeAt }) =>
    what === 'registry' && completeAt ? [completeAt] : [],
  );
  const long = new Date(now.getTime() - EVERY).toISOString();
  return wholeSince.reduce((last, at) => (at > last ? at : last), long);
}
