import { ResponseError } from '@backstage/errors';

const BAD_REQUEST = 400;

/** Did the server refuse the question itself, so that the reader must change it? */
export const isRefusedFilter = (error: Error | null): error is ResponseError =>
  error instanceof ResponseError && error.statusCode === BAD_REQUEST;
