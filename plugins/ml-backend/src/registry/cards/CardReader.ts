import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import type { PortDirectory } from '../../ports/PortDirectory';
import { artefactKey } from '../ArtefactFacts';
import type { PositionStore } from '../mirror/PositionStore';
import type { CardStore, UnreadCard } from './CardStore';
import { readCard } from './readCard';

/** Versions of one registry in one turn: a registry has other readers. */
const AT_A_TIME = 20;
/** Longest reading of one card, in milliseconds. */
const LONGEST = 20_000;
/** How long a card that could not be read waits, in milliseconds: the first time, and at most. */
const WAIT_FIRST = 600_000;
const WAIT_MOST = 7 * 24 * 3_600_000;
/** Longest rest, in milliseconds. */
const REST_MOST = 3_600_000;
/** Errors that are about one version: others are left alone only where the registry itself does not answer. */
const OF_ITS_OWN = /^(NotFound|Input|NotAllowed)Error$/;

/** Nothing is left until something else is there, or a time has come. */
type Rest = { since: string; until: number };

/** The models whose cards are read. */
export interface Catalogued {
  names(): Knex.QueryBuilder;
  count(): Promise<number>;
}

/**
 * Reads the cards of versions that nobody has looked at, for search: a few in each turn, one after the other, and of an
 * artefact no more than its card. It rests while nothing is new.
 */
export class CardReader {
  readonly #cards: CardStore;
  readonly #catalogued: Catalogued;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #ports: Pick<PortDirectory, 'modelRegistries'>;
  readonly #positions: Pick<PositionStore, 'lastChange'>;
  readonly #rests = new Map<string, Rest>();

  constructor(options: {
    cards: CardStore;
    catalogued: Catalogued;
    logger: LoggerService;
    now: () => Date;
    ports: Pick<PortDirectory, 'modelRegistries'>;
    positions: Pick<PositionStore, 'lastChange'>;
  }) {
    this.#cards = options.cards;
    this.#catalogued = options.catalogued;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#ports = options.ports;
    this.#positions = options.positions;
  }

  /** One turn. A registry that does not answer holds up no other. */
  async turn(signal: AbortSignal): Promise<void> {
    // Taken first: what changes while cards are read is another one.
    const since = JSON.stringify([
      await this.#positions.lastChange(),
      await this.#catalogued.count(),
    ]);
    for (const registry of this.#ports.modelRegistries) {
      const rest = this.#rests.get(registry.name);
      const isAtRest = rest?.since === since && +this.#now() < rest.until;
      if (!isAtRest) await this.#readSome(registry, since, signal);
    }
  }

  async #readSome(
    registry: ModelRegistry,
    since: string,
    signal: AbortSignal,
  ): Promise<void> {
    const unread = await this.#cards.findUnread(
      registry.name,
      this.#catalogued.names(),
      AT_A_TIME,
    );
    for (const one of unread) {
      const isSilent = !(await this.#read(registry, one, signal));
      if (isSilent || signal.aborted) return;
    }
    if (unread.length < AT_A_TIME) {
      const retryAt = await this.#cards.nextRetry();
      const longest = +this.#now() + REST_MOST;
      this.#rests.set(registry.name, {
        since,
        until: retryAt ? Math.min(Date.parse(retryAt), longest) : longest,
      });
    }
  }

  /** Says whether the registry answers. */
  async #read(
    registry: ModelRegistry,
    { version, failures }: UnreadCard,
    signal: AbortSignal,
  ): Promise<boolean> {
    const key = artefactKey(registry, version);
    try {
      if (version.status === 'pending') {
        throw new NotFoundError('Its files are not there yet');
      }
      const card = await readCard(registry, version, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]),
      });
      await this.#cards.keep(key, card);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      const wait = Math.min(WAIT_MOST, WAIT_FIRST * 2 ** failures);
      const retryAt = new Date(+this.#now() + wait).toISOString();
      await this.#cards.postpone(key, failures + 1, retryAt);
      this.#logger.debug(
        `The card of version ${version.version} of ${version.model} of ${registry.system} (${registry.name}) could not be read and is read again later: ${error}`,
      );
      return isError(error) && OF_ITS_OWN.test(error.name);
    }
  }
}
