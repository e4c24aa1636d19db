import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PortDirectory } from '../ports/PortDirectory';
import type { UsedModels } from '../runs';
import type { MadeFrom } from './MadeFrom';

/** Runs of one server in one turn. */
const AT_A_TIME = 50;

/**
 * Learns of the newest version of every model what it was made from, so that a model knows what was made from it though
 * nobody has looked at that one's page. A few runs a turn; quiet once all are known.
 */
export class LookAtNewest {
  readonly #madeFrom: Pick<MadeFrom, 'unlooked'>;
  readonly #usedModels: Pick<UsedModels, 'lookAt'>;
  readonly #ports: Pick<PortDirectory, 'trackingServers'>;
  readonly #logger: LoggerService;

  constructor(options: {
    madeFrom: Pick<MadeFrom, 'unlooked'>;
    usedModels: Pick<UsedModels, 'lookAt'>;
    ports: Pick<PortDirectory, 'trackingServers'>;
    logger: LoggerService;
  }) {
    this.#madeFrom = options.madeFrom;
    this.#usedModels = options.usedModels;
    this.#ports = options.ports;
    this.#logger = options.logger;
  }

  /** One turn. A server that does not answer holds up no other. */
  async turn(): Promise<void> {
    for (const { name: instance } of this.#ports.trackingServers) {
      try {
        await this.#usedModels.lookAt(
          instance,
          await this.#madeFrom.unlooked(instance, AT_A_TIME),
        );
      } catch (error) {
        this.#logger.debug(
          `What versions of ${instance} were made from is looked at later`,
          { error: String(error) },
        );
      }
    }
  }
}
