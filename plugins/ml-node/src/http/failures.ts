import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CheckedTarget } from './target';
import { cleanWords, secretsOf, wordsOfError } from './words';

/** An answer larger than the bound. Shown as `ServiceUnavailableError`. */
export class AnswerTooLargeError extends ServiceUnavailableError {}

/** An answer in an unknown form: of another system, or of another version of it. Shown as `ServiceUnavailableError`. */
export class StrangeAnswerError extends ServiceUnavailableError {}

/** Whether another try may help: the system is busy or away for a moment. */
export function isPassing(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

const nameOf = ({ system, instance }: CheckedTarget) =>
  `${system} (${instance})`;

/** The error for an answer that is not a success. */
export function failureOf(
  target: CheckedTarget,
  answer: { status: number; body: string },
): Error {
  const { status } = answer;
  const words = wordsOfError(answer.body, secretsOf(target.credentials));
  const said = words ? `: ${words}` : '';
  const who = nameOf(target);
  if (status >= 300 && status < 400) {
    return new ServiceUnavailableError(
      `${who} redirects to another address, which is not followed; set ${target.configKey} to the address itself`,
    );
  }
  if (status === 401 || status === 403) {
    return new NotAllowedError(
      `${who} refused the portal's credentials or rights (${status})${said}. Check the credentials in ${target.configKey}`,
    );
  }
  if (status === 404) {
    return new NotFoundError(`${who} has no such thing (404)${said}`);
  }
  if (status === 409) {
    return new ConflictError(`${who} reports a conflict (409)${said}`);
  }
  if (isPassing(status)) {
    return new ServiceUnavailableError(
      `${who} cannot answer now (${status})${said}. Try again later; if it stays, look at ${target.origin}`,
    );
  }
  if (status >= 500) {
    return new ServiceUnavailableError(
      `${who} failed (${status})${said}. Look at the logs of ${target.origin}`,
    );
  }
  return new InputError(`${who} refused the request (${status})${said}`);
}

/** The error for a request that got no answer. `error` may hold the request with its credentials: only its code is used. */
export function noAnswerOf(target: CheckedTarget, error: unknown): Error {
  return new ServiceUnavailableError(
    `${nameOf(target)} at ${target.origin} does not answer (${codeOf(
      error,
    )}). Check that it runs and that ${target.configKey} has its address`,
  );
}

/** The error for a request that took too long. */
export function timeoutOf(target: CheckedTarget, timeout: number): Error {
  return new ServiceUnavailableError(
    `${nameOf(target)} at ${target.origin} did not answer within ${
      timeout / 1000
    } s. Try again; if it stays, look at its load`,
  );
}

/** The error for an answer in an unknown form. */
export function strangeAnswerOf(target: CheckedTarget, why: string): Error {
  return new StrangeAnswerError(
    `${nameOf(target)} answered in an unknown form: ${cleanWords(
      why,
      secretsOf(target.credentials),
    )}. Check that ${target.configKey} has the address of ${
      target.system
    } in a supported version`,
  );
}

/** The error for an answer above the bound. */
export function tooLargeOf(target: CheckedTarget, maxBytes: number): Error {
  return new AnswerTooLargeError(
    `${nameOf(
      target,
    )} answered more than ${maxBytes} bytes; ask for less at once`,
  );
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    const code = Reflect.get(error, 'code');
    if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) {
      return code;
    }
  }
  return 'connection failed';
}
