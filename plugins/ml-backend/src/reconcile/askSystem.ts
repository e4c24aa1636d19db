import {
  AuthenticationError,
  isError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { PortInstance } from '@slipway/plugin-ml-node';

const WAITING = new Set([
  ServiceUnavailableError.name,
  NotAllowedError.name,
  AuthenticationError.name,
]);

/** An outside system does not answer, or refuses the portal's credentials: it must come back before work goes on. */
export class SystemUnavailableError extends ServiceUnavailableError {
  constructor(
    /** As people call it: `Ray`. */
    readonly system: string,
    cause: Error,
  ) {
    // Not as its cause: Backstage would append the same words once more.
    super(cause.message);
  }
}

/**
 * Calls an outside system in a step. No answer and refused credentials become {@link SystemUnavailableError}; every
 * other error stays what it is.
 */
export async function askSystem<T>(
  instance: Pick<PortInstance, 'system'>,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isError(error) && WAITING.has(error.name)) {
      throw new SystemUnavailableError(instance.system, error);
    }
    throw error;
  }
}
