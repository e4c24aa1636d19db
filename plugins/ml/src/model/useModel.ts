import { every, useMlQuery, whileStale } from '../query';

/** What Slipway knows of a model. */
export const useModel = (model: string) =>
  useMlQuery({
    key: ['model', model],
    read: (api, signal) => api.getModel(model, { signal }),
    again: every.while,
  });

/** One version with its run, data and files. */
export const useVersion = (model: string, version: string | undefined) =>
  useMlQuery({
    key: ['version', `${model} ${version}`],
    read: (api, signal) => api.getVersion(model, version ?? '', { signal }),
    enabled: version !== undefined,
    again: whileStale,
  });
