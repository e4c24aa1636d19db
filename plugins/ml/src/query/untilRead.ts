import { isRefusal } from './queryClient';
import { every } from './reading';

/**
 * How often something is read again of which nothing could be read, in milliseconds: it is there by itself once its
 * system is back. What was refused is not asked for again.
 */
export const untilRead = ({
  state: { data, error },
}: {
  state: { data: unknown; error: Error | null };
}): number | false =>
  data === undefined && error && !isRefusal(error) ? every.while : false;
