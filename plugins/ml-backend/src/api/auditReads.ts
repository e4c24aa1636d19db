import type {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import type { RequestHandler } from 'express';

const tell = (event: AuditorServiceEvent, statusCode: number) => {
  const telling =
    statusCode < 400
      ? event.success()
      : event.fail({ error: new Error(`Answered with ${statusCode}`) });
  // The answer is sent; a log that cannot be written must not end the process.
  telling.catch(() => {});
};

/** Tells the audit log, at low severity, who read what; acts tell it themselves, with more to say. */
export function auditReads(auditor: AuditorService): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET') {
      next();
      return;
    }
    auditor
      .createEvent({
        eventId: 'read',
        request,
        severityLevel: 'low',
        meta: { path: request.path },
      })
      .then(event => {
        response.once('finish', () => tell(event, response.statusCode));
        next();
      })
      .catch(next);
  };
}
