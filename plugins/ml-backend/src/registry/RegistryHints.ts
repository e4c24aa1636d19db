import { AuthenticationError } from '@backstage/errors';
import type { HintDelivery } from '@slipway/plugin-ml-node';
import type { MirrorReader } from '../mirror';
import type { PortDirectory } from '../ports/PortDirectory';
import type { DeliveryStore } from './DeliveryStore';
import type { ModelStore } from './mirror/ModelStore';
import { isModelName } from './mirror/rows';

/** What registries say by webhook: a reason to look, and nothing more. */
export class RegistryHints {
  readonly #ports: Pick<PortDirectory, 'modelRegistries'>;
  readonly #mirror: Pick<MirrorReader, 'hint'>;
  readonly #models: ModelStore;
  readonly #deliveries: DeliveryStore;
  readonly #now: () => Date;

  constructor(options: {
    ports: Pick<PortDirectory, 'modelRegistries'>;
    mirror: Pick<MirrorReader, 'hint'>;
    models: ModelStore;
    deliveries: DeliveryStore;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#deliveries = options.deliveries;
    this.#now = options.now;
  }

  /**
   * Takes a delivery. One that came before, to any replica, does nothing. Throws `AuthenticationError` for one that is
   * forged or old, and for an instance that is not there, so that names cannot be tried out.
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
    if (await this.#deliveries.has(instance, hint.deliveryId)) return;
    if (hint.model !== undefined && isModelName(hint.model)) {
      const name = { instance, model: hint.model };
      await this.#models.askLook(name, now.toISOString());
    }
    this.#mirror.hint(instance, 'registry');
    // Last: one that failed before is delivered again, and must count then.
    await this.#deliveries.remember(instance, hint.deliveryId, now);
  }
}
