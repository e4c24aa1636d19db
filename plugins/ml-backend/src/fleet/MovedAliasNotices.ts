import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';
import type { AliasMoveReader, OutsideMove } from '../registry';
import type { FleetStore } from './FleetStore';

const PART = 50;
const NOBODY = 'unowned';

/** Tells the owners, once, that somebody moved the alias of an environment behind the portal's back. */
export class MovedAliasNotices {
  readonly #aliasMoves: AliasMoveReader;
  readonly #environments: readonly Environment[];
  readonly #logger: LoggerService;
  readonly #notifications: NotificationService;
  readonly #now: () => Date;
  readonly #store: FleetStore;
  #telling: Promise<void> = Promise.resolve();

  constructor(options: {
    aliasMoves: AliasMoveReader;
    environments: readonly Environment[];
    logger: LoggerService;
    notifications: NotificationService;
    now: () => Date;
    store: FleetStore;
  }) {
    this.#aliasMoves = options.aliasMoves;
    this.#environments = options.environments;
    this.#logger = options.logger;
    this.#notifications = options.notifications;
    this.#now = options.now;
    this.#store = options.store;
  }

  /** In the background; failures are logged. */
  tellSoon(): void {
    this.tellAll().catch(() => {});
  }

  /** Tells of every move of which nobody was told. */
  async tellAll(): Promise<void> {
    this.#telling = this.#telling.then(() => this.#tell());
    await this.#telling;
  }

  async #tell(): Promise<void> {
    try {
      const aliases = this.#environments.map(({ alias }) => alias);
      const moves = await this.#aliasMoves.findUntold(aliases, PART);
      for (const move of moves) {
        const models = await this.#store.findRegistered(move);
        // Claimed first: told once or, after a crash, not at all, but never again and again.
        if (!(await this.#aliasMoves.claim(move.id, this.#now().toISOString())))
          continue;
        for (const model of models) await this.#send(model, move);
      }
    } catch (error) {
      this.#logger.warn(
        'Owners were not told of moved aliases; they are told later',
        toError(error),
      );
    }
  }

  async #send(model: ModelSpec, move: OutsideMove): Promise<void> {
    if (model.owner === NOBODY) return;
    const environment = this.#environments.find(
      ({ alias }) => alias === move.alias,
    );
    const { kind, namespace, name } = parseEntityRef(model.ref);
    const to = move.to_version
      ? `to version ${move.to_version}`
      : 'away from every version';
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: model.owner },
      payload: {
        title: `${model.title ?? model.name}: the alias ${
          move.alias
        } was moved outside of the portal`,
        description: `Somebody moved it ${to}${
          move.from_version ? ` from version ${move.from_version}` : ''
        } in the registry itself. What serves in ${
          environment?.title ?? environment?.name ?? move.alias
        } is unchanged until it is deployed.`,
        link: `/catalog/${namespace}/${kind}/${name}`,
        topic: 'aliases',
        scope: `alias:${model.ref}:${move.alias}`,
        severity: 'high',
      },
    });
  }
}
