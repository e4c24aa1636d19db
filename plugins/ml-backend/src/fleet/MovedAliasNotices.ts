import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { ModelSpec } from '../entities';
import { byAlias, type Environment } from '../environments';
import { nameKey, type AliasMoveReader, type OutsideMove } from '../registry';
import { AliasNoticeStore, type AliasNotice } from './AliasNoticeStore';
import type { FleetStore } from './FleetStore';
import { movedAliasWords } from './movedAliasWords';

const PART = 50;
const NOBODY = 'unowned';
/** Older moves are no news, as when an environment is configured later; in milliseconds. */
const NEWS_FOR = 24 * 3_600_000;
/** A move may be seen so long before the catalog has read who owns its model, in milliseconds. */
const OWNER_FOLLOWS = 3_600_000;
/** Tries before an owner is given up, and how long the first one that failed waits, in milliseconds. */
const MOST_TRIES = 8;
const WAIT = 30_000;

/**
 * Tells the owners that somebody moved the alias of an environment behind the portal's back: once, unless the portal dies
 * between telling and writing that down.
 */
export class MovedAliasNotices {
  readonly #aliasMoves: AliasMoveReader;
  readonly #database: Knex;
  readonly #environments: readonly Environment[];
  readonly #logger: LoggerService;
  readonly #notices: AliasNoticeStore;
  readonly #notifications: NotificationService;
  readonly #now: () => Date;
  readonly #store: Pick<FleetStore, 'findRegistered' | 'count'>;
  #telling: Promise<void> = Promise.resolve();

  constructor(options: {
    aliasMoves: AliasMoveReader;
    database: Knex;
    environments: readonly Environment[];
    logger: LoggerService;
    notifications: NotificationService;
    now: () => Date;
    store: Pick<FleetStore, 'findRegistered' | 'count'>;
  }) {
    this.#aliasMoves = options.aliasMoves;
    this.#database = options.database;
    this.#environments = byAlias(options.environments);
    this.#logger = options.logger;
    this.#notices = new AliasNoticeStore(options.database);
    this.#notifications = options.notifications;
    this.#now = options.now;
    this.#store = options.store;
  }

  /** In the background; failures are logged. */
  tellSoon(): void {
    this.tellAll().catch(() => {});
  }

  /** Tells of every move of which somebody is still to be told. */
  async tellAll(): Promise<void> {
    this.#telling = this.#telling.then(() => this.#tell());
    await this.#telling;
  }

  async #tell(): Promise<void> {
    try {
      // Before the first sweep nobody is known who could be told.
      if ((await this.#store.count('all')).models === 0) return;
      await this.#writeDown();
      const now = this.#now().toISOString();
      for (const notice of await this.#notices.findDue(now, PART)) {
        await this.#send(notice);
      }
    } catch (error) {
      this.#logger.warn(
        'Owners were not told of moved aliases; they are told later',
        toError(error),
      );
    }
  }

  /** Writes down whose owners are to be told of the moves that are new. */
  async #writeDown(): Promise<void> {
    const aliases = this.#environments.map(({ alias }) => alias);
    const now = this.#now();
    const since = new Date(now.getTime() - NEWS_FOR).toISOString();
    let after: OutsideMove | undefined;
    do {
      const moves = await this.#aliasMoves.findUntold(
        aliases,
        since,
        PART,
        after,
      );
      if (moves.length > 0) await this.#claim(moves, now);
      after = moves.length < PART ? undefined : moves[PART - 1];
    } while (after);
  }

  /** Those whose model nobody describes yet wait for a while. */
  async #claim(moves: readonly OutsideMove[], now: Date): Promise<void> {
    const registered = await this.#store.findRegistered(moves);
    for (const move of moves) {
      const models = registered.filter(
        ({ registry }) => nameKey(registry) === nameKey(move),
      );
      const age = now.getTime() - Date.parse(move.noticed_at);
      if (models.length === 0 && age < OWNER_FOLLOWS) continue;
      await this.#database.transaction(async transaction => {
        const at = now.toISOString();
        if (!(await this.#aliasMoves.claim(move.id, at, transaction))) return;
        await this.#notices.add(
          move.id,
          models.filter(({ owner }) => owner !== NOBODY).map(({ ref }) => ref),
          at,
          transaction,
        );
      });
    }
  }

  async #send(notice: AliasNotice): Promise<void> {
    const now = this.#now();
    const wait = WAIT * 2 ** notice.attempts;
    const nextAt = new Date(now.getTime() + wait).toISOString();
    if (!(await this.#notices.take(notice, nextAt))) return;
    const move = await this.#aliasMoves.findMove(notice.move_id);
    const models = move ? await this.#store.findRegistered([move]) : [];
    const model = models.find(({ ref }) => ref === notice.entity_ref);
    try {
      if (move && model) await this.#notify(model, move);
    } catch (error) {
      const isLast = notice.attempts + 1 >= MOST_TRIES;
      this.#logger.warn(
        `The owner of ${
          notice.entity_ref
        } could not be told that an alias was moved${
          isLast ? ' and is not told any more' : '; it is tried again'
        }`,
        toError(error),
      );
      if (!isLast) return;
    }
    await this.#notices.end(notice, now.toISOString());
  }

  async #notify(model: ModelSpec, move: OutsideMove): Promise<void> {
    const environment = this.#environments.find(
      ({ alias }) => alias === move.alias,
    );
    const { kind, namespace, name } = parseEntityRef(model.ref);
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: model.owner },
      payload: {
        ...movedAliasWords(model, move, environment),
        link: `/catalog/${namespace}/${kind}/${name}`,
        topic: 'aliases',
        scope: `alias:${model.ref}:${move.alias}`,
        severity: 'high',
      },
    });
  }
}
