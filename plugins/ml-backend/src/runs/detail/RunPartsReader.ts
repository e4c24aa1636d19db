import { isError } from '@backstage/errors';
import type { RunDetail } from '@slipway/plugin-ml-common';
import type { LoggedModel } from '@slipway/plugin-ml-node';
import { askOrFallBack } from '../../ports/freshness';
import type { PortDirectory } from '../../ports/PortDirectory';
import { describeDataset } from './describeDataset';
import { describeModel, describeOutside } from './describeModel';
import { ModelSignatures } from './ModelSignatures';

/** What a run holds besides its facts, in the API's words. */
export type ShownRunParts = Pick<
  RunDetail,
  | 'note'
  | 'describedDatasets'
  | 'models'
  | 'missing'
  | 'missingModels'
  | 'moreModels'
  | 'modelFolders'
>;

/** Those of these runs that are the model's own. */
export type OwnRuns = (runIds: string[]) => Promise<ReadonlySet<string>>;

/** Reads what a run holds besides its facts. */
export class RunPartsReader {
  readonly #ports: PortDirectory;
  readonly #signatures = new ModelSignatures();

  constructor(options: { ports: PortDirectory }) {
    this.#ports = options.ports;
  }

  /**
   * Never throws because of the source: what it does not give is missing, and `missing` says why. A run can name any
   * model as one that it used; of one that none of the own runs made, a reader learns nothing here.
   */
  async read(
    instance: string,
    runId: string,
    ownRuns: OwnRuns,
  ): Promise<ShownRunParts> {
    const server = this.#ports.trackingServer(instance);
    try {
      return await askOrFallBack(
        server,
        async signal => {
          const parts = await server.getRunParts(runId, { signal });
          const isOwn = await ownModels(parts.models, ownRuns);
          const [signatures, modelFolders] = await Promise.all([
            this.#signatures.read(server, parts.models.filter(isOwn), signal),
            this.#signatures.readFolders(
              server,
              runId,
              parts.modelFolders ?? [],
              signal,
            ),
          ]);
          return {
            note: parts.note,
            describedDatasets: parts.datasets.map(describeDataset),
            models: parts.models.map(model =>
              isOwn(model)
                ? describeModel(model, signatures.get(model.id))
                : describeOutside(model),
            ),
            missingModels: parts.missingModels,
            moreModels: parts.moreModels || undefined,
            modelFolders: modelFolders.length > 0 ? modelFolders : undefined,
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

async function ownModels(
  models: readonly LoggedModel[],
  ownRuns: OwnRuns,
): Promise<(model: LoggedModel) => boolean> {
  const makers = models.flatMap(({ role, sourceRunId }) =>
    role === 'used' && sourceRunId ? [sourceRunId] : [],
  );
  const own = await ownRuns([...new Set(makers)]);
  return ({ role, sourceRunId = '' }) =>
    role === 'made' || own.has(sourceRunId);
}
