import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);

const appConfig = z.looseObject({
  name: z.string(),
  route_prefix: text,
  args: z.record(z.string(), z.unknown()).nullish(),
});

const application = z.object({
  status: z.string(),
  message: text,
  route_prefix: text,
  /** Seconds since the epoch. */
  last_deployed_time_s: z.number().nullish(),
  /** Absent for applications that a program deployed, and for ones that are being deleted. */
  deployed_app_config: appConfig.nullish(),
  source: text,
  deployments: z
    .record(z.string(), z.object({ status: z.string(), message: text }))
    .nullish()
    .transform(deployments => deployments ?? {}),
});

/** Answer of `GET /api/serve/applications/`. */
export const serveAnswer = z.object({
  proxy_location: text,
  http_options: z.record(z.string(), z.unknown()).nullish(),
  grpc_options: z.record(z.string(), z.unknown()).nullish(),
  target_capacity: z.number().nullish(),
  applications: z.record(z.string(), application),
});

/** Everything that Serve has. */
export type ServeState = z.output<typeof serveAnswer>;

/** One application as Serve says it. */
export type ServeApplication = ServeState['applications'][string];
