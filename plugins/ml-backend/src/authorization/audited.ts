import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** What the audit log says of one request. `meta` never holds secrets. */
export type AuditedEvent = {
  /** `<what>-<done>` in kebab case: `promotion-approve`. */
  eventId: string;
  request: Request;
  /** `low` for reads, `medium` for acts, `high` for what changes what serves. */
  severityLevel: AuditorServiceEventSeverityLevel;
  meta?: JsonObject;
};

/** Does an act with an audit event around it, whether it succeeds or fails. */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditedEvent,
  act: () => Promise<T>,
): Promise<T> {
  const entry = await auditor.createEvent(event);
  try {
    const result = await act();
    await entry.success();
    return result;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
