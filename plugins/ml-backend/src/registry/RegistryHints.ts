import { AuthenticationError } from '@backstage/errors';
import type { HintDelivery } from '@slipway/plugin-ml-node';
import type { MirrorReader } from '../mirror';
import type { PortDirectory } from '../ports/PortDirectory';
import type { ModelStore } from './mirror/ModelStore';
import { isModelName } from './mirror/rows';

/** Deliveries that are remembered; older ones are refused for their time. */
const MOST_REMEMBERED = 10_000;

/** What registries say by webhook: a reason to look, and nothing more. */
export class RegistryHints {
  readonly #ports: PortDirectory;
  readonly #mirror: Pick<MirrorReader, 'hint'>;
  readonly #models: ModelStore;
  readonly #now: () => Date;
  readonly #seen = new Set<string>();

  constructor(options: {
    ports: PortDirectory;
    mirror: Pick<MirrorReader, 'hint'>;
    models: ModelStore;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#now = options.now;
  }

  /**
   * Takes a delivery. One that came before does nothing. Throws `AuthenticationError` for one that is forged or old, and
   * for an instance that is not there, so that names cannot be tried out.
   */
  async receive(instance: string, delivery: HintDelivery): Promise<void> {
    const registry = this.#ports.modelRegistries.find(
      ({ name }) => name === instance,
    );
    const now = this.#now();
    const hint = registry?.hints?.verify(delivery, now);
    if (!hint) {
      throw new AuthenticationError(
        'The signature or the time of the delivery does not hold',
      );
    }
    const key = JSON.stringify([instance, hint.deliveryId]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (this.#seen.size > MOST_REMEMBERED) {
      const [oldest] = this.#seen;
      this.#seen.delete(oldest);
    }
    if (hint.model !== undefined && isModelName(hint.model)) {
      const name = { instance, model: hint.model };
      await this.#models.askLook(name, now.toISOString());
    }
    this.#mirror.hint(instance, 'registry');
  }
}
