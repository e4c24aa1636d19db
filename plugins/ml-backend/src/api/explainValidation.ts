import { InputError, isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';

/** `request/query/limit must be <= 200` is the validator's way to say which field breaks which rule. */
const VALIDATOR_WORDS = /^request\/(\w+)\/?/;

/** Says what to do about a request that openapi.yaml does not allow. */
export function explainValidation(): ErrorRequestHandler {
  return (error, request, _response, next) => {
    if (isError(error) && error.name === 'InputError') {
      const place = VALIDATOR_WORDS.exec(error.message)?.[1];
      if (place) {
        next(
          new InputError(
            `${error.message}; change the ${
              place === 'body' ? 'body' : `${place} parameter`
            } of ${request.method} ${request.path} as openapi.yaml says`,
          ),
        );
        return;
      }
    }
    next(error);
  };
}
