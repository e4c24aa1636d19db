import { deploymentCalls } from './deployments';
import { launchCalls } from './launches';
import { lineageCalls } from './lineage';
import { MlServer, type MlClientOptions } from './MlServer';
import { modelCalls } from './models';
import { promotionCalls } from './promotions';
import { recordCalls } from './records';
import { registryCalls } from './registry';
import { runCalls } from './runs';

/**
 * Typed client of the `ml` plugin's API. Every method throws `ResponseError` with the plugin's message when the answer
 * is not a success.
 */
export const createMlClient = (options: MlClientOptions) => {
  const server = new MlServer(options);
  return {
    ...modelCalls(server),
    ...registryCalls(server),
    ...runCalls(server),
    ...lineageCalls(server),
    ...deploymentCalls(server),
    ...promotionCalls(server),
    ...launchCalls(server),
    ...recordCalls(server),
  };
};

/** What {@link createMlClient} makes. */
export type MlClient = ReturnType<typeof createMlClient>;
