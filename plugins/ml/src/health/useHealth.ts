import { every, useMlQuery } from '../query';

/** Health of a model or feature set, with its reasons. */
export const useHealth = (subject: string) =>
  useMlQuery({
    key: ['health', subject],
    read: (api, signal) => api.getHealth(subject, { signal }),
    again: every.while,
  });
