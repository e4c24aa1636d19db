import {
  ConflictError,
  InputError,
  isError,
  NotFoundError,
} from '@backstage/errors';

/** The cluster or the forge has answered, and the answer is no: trying again changes nothing. */
export function isRefusal(error: unknown): error is Error {
  return (
    isError(error) &&
    [InputError.name, ConflictError.name, NotFoundError.name].includes(
      error.name,
    )
  );
}
