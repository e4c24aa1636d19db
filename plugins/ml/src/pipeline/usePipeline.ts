import { useMlQuery } from '../query';

/** A pipeline with its defaults, and whether the reader may launch it. */
export const usePipeline = (pipeline: string) =>
  useMlQuery({
    key: ['pipeline', pipeline],
    read: (api, signal) => api.getPipeline(pipeline, { signal }),
  });
