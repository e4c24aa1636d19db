import { isError } from '@backstage/errors';
import type { RunDetail } from '@slipway/plugin-ml-common';
import { askOrFallBack } from '../../ports/freshness';
import type { PortDirectory } from '../../ports/PortDirectory';
import { describeDataset } from './describeDataset';
import { describeModel } from './describeModel';
import { ModelSignatures } from './ModelSignatures';

/** What a run holds besides its facts, in the API's words. */
export type ShownRunParts = Pick<
  RunDetail,
  'note' | 'describedDatasets' | 'models' | 'missing'
>;

/** Reads what a run holds besides its facts. */
export class RunPartsReader {
  readonly #ports: PortDirectory;
  readonly #signatures = new ModelSignatures();

  constructor(options: { ports: PortDirectory }) {
    this.#ports = options.ports;
  }

  /** Never throws because of the source: what it does not give is missing, and `missing` says why. */
  async read(instance: string, runId: string): Promise<ShownRunParts> {
    const server = this.#ports.trackingServer(instance);
    try {
      return await askOrFallBack(
        server,
        async signal => {
          const parts = await server.getRunParts(runId, { signal });
          const signatures = await this.#signatures.read(
            server,
            parts.models,
            signal,
          );
          return {
            note: parts.note,
            describedDatasets: parts.datasets.map(describeDataset),
            models: parts.models.map(model =>
              describeModel(model, signatures.get(model.id)),
            ),
          };
        },
        async () => undefined,
      );
    } catch (error) {
      return {
        describedDatasets: [],
        models: [],
        missing: isError(error) ? error.message : String(error),
      };
    }
  }
}
