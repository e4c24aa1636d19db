import { z } from 'zod';

/** Answer of `GET /api/jobs/{id}`: one job. Times in milliseconds since the epoch. */
export const jobAnswer = z.object({
  type: z.enum(['SUBMISSION', 'DRIVER']),
  status: z.enum(['PENDING', 'RUNNING', 'STOPPED', 'SUCCEEDED', 'FAILED']),
  message: z.string().nullish(),
  error_type: z.string().nullish(),
  /** When it was submitted. */
  start_time: z.number().nullish(),
  end_time: z.number().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  driver_node_id: z.string().nullish(),
  driver_exit_code: z.number().nullish(),
});

/** One job as Ray says it. */
export type Job = z.output<typeof jobAnswer>;

const amounts = z.record(z.string(), z.number());

/** Answer of `GET /api/cluster_status`: what Ray's autoscaler last saw. */
export const clusterStatusAnswer = z.object({
  data: z.object({
    clusterStatus: z
      .object({
        loadMetricsReport: z.object({
          /** Used and total by resource. */
          usage: z.record(z.string(), z.tuple([z.number(), z.number()])),
          /** Resources of a kind of node, and how many there are. */
          nodeTypes: z
            .array(z.tuple([amounts, z.number()]))
            .nullish()
            .transform(types => types ?? []),
        }),
      })
      .nullish(),
  }),
});
