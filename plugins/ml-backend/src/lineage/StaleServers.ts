import type { MirrorReader } from '../mirror';
import type { PortDirectory } from '../ports/PortDirectory';
import type { Graph } from './types';

/** Says of which servers a graph shows a copy that is not level with them, and since when. */
export class StaleServers {
  readonly #mirror: Pick<MirrorReader, 'states'>;
  readonly #ports: Pick<PortDirectory, 'modelRegistries'>;

  constructor(options: {
    mirror: Pick<MirrorReader, 'states'>;
    ports: Pick<PortDirectory, 'modelRegistries'>;
  }) {
    this.#mirror = options.mirror;
    this.#ports = options.ports;
  }

  /** One entry for each server of the graph's models that failed when it was last looked at; the oldest copy counts. */
  async of({ models }: Graph): Promise<Graph['stale']> {
    const instances = [
      ...new Set([...models.values()].map(({ registry }) => registry.instance)),
    ].sort();
    if (instances.length === 0) return [];
    const states = (await this.#mirror.states())
      .filter(({ state }) => state === 'failing')
      .sort((a, b) => (a.lastOkAt ?? '').localeCompare(b.lastOkAt ?? ''));
    return instances.flatMap((instance): Graph['stale'] => {
      const oldest = states.find(one => one.instance === instance);
      // What was never seen is no copy: then it is said what is missing.
      if (!oldest?.lastOkAt) return [];
      const server = this.#ports.modelRegistries.find(
        ({ name }) => name === instance,
      );
      return [
        {
          state: 'stale',
          system: server?.system ?? instance,
          instance,
          asOf: oldest.lastOkAt,
          error: oldest.error,
        },
      ];
    });
  }
}
