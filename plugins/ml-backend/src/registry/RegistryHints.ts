import { AuthenticationError } from '@backstage/errors';
import type { HintDelivery, ToldMove } from '@slipway/plugin-ml-node';
import type { MirrorReader } from '../mirror';
import type { PortDirectory } from '../ports/PortDirectory';
import type { DeliveryStore } from './DeliveryStore';
import type { ModelStore } from './mirror/ModelStore';
import type { AliasWitness } from './history/AliasWitness';
import { CLOCKS_DIFFER } from './history/noticeMoves';
import { isModelName, isVersionName } from './mirror/rows';
import type { RegisteredName } from './types';

/** What registries say by webhook: a reason to look, and which alias moved. */
export class RegistryHints {
  readonly #ports: Pick<PortDirectory, 'modelRegistries'>;
  readonly #mirror: Pick<MirrorReader, 'hint'>;
  readonly #models: ModelStore;
  readonly #deliveries: DeliveryStore;
  readonly #witness: AliasWitness;
  readonly #onMoved: (name: RegisteredName) => void;
  readonly #now: () => Date;

  constructor(options: {
    ports: Pick<PortDirectory, 'modelRegistries'>;
    mirror: Pick<MirrorReader, 'hint'>;
    models: ModelStore;
    deliveries: DeliveryStore;
    witness: AliasWitness;
    /** Told after a move was kept that nobody knew of. */
    onMoved: (name: RegisteredName) => void;
    now: () => Date;
  }) {
    this.#ports = options.ports;
    this.#mirror = options.mirror;
    this.#models = options.models;
    this.#deliveries = options.deliveries;
    this.#witness = options.witness;
    this.#onMoved = options.onMoved;
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
      const isNews = await this.#keepMove(name, hint.move);
      // A look that was asked for in the same moment as what is kept may not show it yet.
      const lookAt = isNews ? +now + 2 * CLOCKS_DIFFER : +now;
      await this.#models.askLook(name, new Date(lookAt).toISOString());
    }
    this.#mirror.hint(instance, 'registry');
    // Last: one that failed before is delivered again, and must count then.
    await this.#deliveries.remember(instance, hint.deliveryId, now);
  }

  /** Says whether it was not known. */
  async #keepMove(
    name: RegisteredName,
    move: ToldMove | undefined,
  ): Promise<boolean> {
    if (!move || !isModelName(move.alias)) return false;
    const { alias, version, at } = move;
    if (version !== undefined && !isVersionName(version)) return false;
    const isNews = await this.#witness.keep({
      ...name,
      alias,
      to: version ?? null,
      toldAt: new Date(at),
    });
    if (isNews) this.#onMoved(name);
    return isNews;
  }
}
