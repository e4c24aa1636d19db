import type { Submission } from '@slipway/plugin-ml-node';
import type { LaunchPlan } from './types';

/**
 * What the cluster knows an attempt by. Derived from launch and attempt alone, so that a repeated submission is
 * recognised: `slw-<launch without dashes>-a<attempt>`.
 */
export const submissionIdOf = (launchId: string, attempt: number): string =>
  `slw-${launchId.replaceAll('-', '')}-a${attempt}`;

/** Labels of an execution: proof that it is ours, and the reason why it was started. Never a secret. */
export function labelsOf(launch: {
  id: string;
  attempt: number;
  planHash: string;
}): Submission['labels'] {
  return {
    'slipway.launch': launch.id,
    'slipway.attempt': String(launch.attempt),
    'slipway.plan': launch.planHash,
  };
}

/** Environment of an execution, as docs/reference/contracts.md says. Never a secret. */
export function environmentOf(options: {
  id: string;
  attempt: number;
  plan: LaunchPlan;
  /** Base URL of the portal's API. */
  portalUrl: string;
  trackingUri?: string;
  gpuHolder: 'entrypoint' | 'workers';
}): Submission['environment'] {
  const { id, attempt, plan, portalUrl, trackingUri, gpuHolder } = options;
  const { model } = plan;
  const environment: Record<string, string | undefined> = {
    SLIPWAY_LAUNCH_ID: id,
    SLIPWAY_ATTEMPT: String(attempt),
    SLIPWAY_PIPELINE: plan.pipeline,
    SLIPWAY_PARAMETERS: JSON.stringify(plan.parameters),
    SLIPWAY_MODEL: model?.ref,
    SLIPWAY_REGISTERED_MODEL: model?.registeredModel,
    SLIPWAY_EXPERIMENT: model?.experiment,
    SLIPWAY_SOURCE_URL: plan.sourceUrl,
    SLIPWAY_SOURCE_COMMIT: plan.sourceCommit,
    SLIPWAY_URL: portalUrl,
    SLIPWAY_GPUS: String(plan.resources.gpus),
    SLIPWAY_GPU_HOLDER: gpuHolder,
    MLFLOW_TRACKING_URI: trackingUri,
  };
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
