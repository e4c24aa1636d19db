import { ResponseError } from '@backstage/errors';
import { messageOf } from '../../../design';

const BAD_REQUEST = 400;

/** Did the server refuse the filter, so that the reader must change it? It says which part of a question it refuses. */
export const isRefusedFilter = (error: Error | null): error is ResponseError =>
  error instanceof ResponseError &&
  error.statusCode === BAD_REQUEST &&
  messageOf(error).startsWith('filter:');
