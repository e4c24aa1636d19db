import { parseRunFilter, RunFilterError } from '@slipway/plugin-ml-common';

/** What is wrong with a filter, before it is sent. */
export const problemOf = (filter: string): RunFilterError | undefined => {
  try {
    parseRunFilter(filter);
    return undefined;
  } catch (error) {
    if (error instanceof RunFilterError) return error;
    throw error;
  }
};
