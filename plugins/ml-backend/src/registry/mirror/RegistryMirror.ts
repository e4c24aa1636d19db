import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import type { Knex } from 'knex';
import {
  MOST_UNREAD,
  type MirrorTask,
  type MirrorTurn,
  type UnreadKind,
} from '../../mirror';
import { ChangedFeed } from './ChangedFeed';
import { FailingModels } from './FailingModels';
import type { Keeper, Kept } from './Keeper';
import { LookAgain } from './LookAgain';
import type { ModelStore } from './ModelStore';
import type { PageStore } from './PageStore';
import type { Position, PositionStore } from './PositionStore';
import { Sweep } from './Sweep';
import { unreadOf } from './unreadOf';
import type { VersionKeeper } from './VersionKeeper';
import type { VersionStore } from './VersionStore';

/** How often the webhooks are looked after, in milliseconds; sooner after they were refused. */
const SUBSCRIBE_EVERY = 600_000;
const SUBSCRIBE_AGAIN = 60_000;
/** Longest wait for it, in milliseconds: the look at what changed waits meanwhile. */
const PATIENCE = 5_000;
/** How often versions are looked at in turn once all were met, in milliseconds. */
const LOOK_EVERY = 60_000;

type Webhooks = Pick<MirrorTurn, 'webhooks' | 'webhooksError'>;

/** What the parts of a registry's mirror share. */
export type RegistryMirrorParts = {
  registry: ModelRegistry;
  database: Knex;
  keeper: Keeper;
  versionKeeper: VersionKeeper;
  models: ModelStore;
  versions: VersionStore;
  positions: PositionStore;
  pages: PageStore;
  /** Milliseconds between two looks at what changed, however much waits to be looked at. */
  interval: number;
  now: () => Date;
};

/**
 * Keeps the models, versions and aliases of one registry current.
 *
 * First a pass over all models and all versions, page by page. Then each turn reads the models that changed last (where
 * one page holds them all, that is the whole look), the next page of a pass that never ends and finds what changes
 * silently (aliases, tags, deletions), and, once a minute, the versions that changed last and the next page of them all.
 */
export class RegistryMirror implements MirrorTask {
  readonly what = 'registry';
  readonly instance: string;

  readonly #parts: RegistryMirrorParts;
  readonly #logger: LoggerService;
  readonly #address: () => Promise<string>;
  readonly #onKept: (instance: string, kept: Kept) => void;
  readonly #feed: ChangedFeed;
  readonly #sweep: Sweep;
  readonly #again: LookAgain;
  readonly #failing: FailingModels;
  #fedAt = -Infinity;
  #subscribeAt = -Infinity;
  #isRefused = false;

  constructor(
    options: RegistryMirrorParts & {
      logger: LoggerService;
      /** Where this registry's webhooks are to go. */
      address: () => Promise<string>;
      /** Told after a page was kept. */
      onKept: (instance: string, kept: Kept) => void;
    },
  ) {
    this.instance = options.registry.name;
    this.#parts = options;
    this.#logger = options.logger;
    this.#address = options.address;
    this.#onKept = options.onKept;
    this.#feed = new ChangedFeed(options);
    this.#sweep = new Sweep(options);
    this.#again = new LookAgain(options);
    this.#failing = new FailingModels(options.database);
  }

  async turn(signal: AbortSignal): Promise<MirrorTurn> {
    const webhooks = await this.#subscribe(signal);
    const position = await this.#parts.positions.get(this.instance);
    const more = await this.#look(position, signal);
    const trouble = (await this.#again.trouble()) ?? this.#feed.trouble;
    return { more, trouble, ...webhooks };
  }

  async counts(): Promise<Record<string, number>> {
    const [models, versions, { setAside }] = await Promise.all([
      this.#parts.models.count(this.instance),
      this.#parts.versions.count(this.instance),
      this.#parts.positions.get(this.instance),
    ]);
    return {
      models,
      versions,
      ...(setAside?.models ? { 'models set aside': setAside.models } : {}),
      ...(setAside?.versions
        ? { 'versions set aside': setAside.versions }
        : {}),
    };
  }

  async unread(): Promise<UnreadKind[]> {
    const [{ count }, failing, position] = await Promise.all([
      this.#failing.count(this.instance),
      this.#failing.list(this.instance, MOST_UNREAD),
      this.#parts.positions.get(this.instance),
    ]);
    return unreadOf({ count, failing }, position);
  }

  async #look(position: Position, signal: AbortSignal): Promise<boolean> {
    if (position.newest === undefined) {
      await this.#feed.begin(signal);
      return true;
    }
    if (!position.versionsAt) {
      const part = position.modelsAt ? 'versions' : 'models';
      this.#tell(await this.#sweep.readPage(part, position, signal));
      return true;
    }
    const again = await this.#again.look(position, signal);
    this.#tell(again.kept);
    const isDue = this.#isFeedDue();
    if (again.more && !isDue && again.missed.length === 0) return true;
    const feed = await this.#feed.read(
      again.wasIdle ? position : await this.#parts.positions.get(this.instance),
      signal,
    );
    this.#fedAt = this.#parts.now().getTime();
    this.#tell(feed.kept);
    this.#tell(await this.#again.keepMissed(again.missed));
    if (again.more && !isDue) return true;
    if (!feed.isWhole) {
      const now = await this.#parts.positions.get(this.instance);
      this.#tell(await this.#sweep.readPage('models', now, signal));
    }
    if (await this.#isDueInTurn()) {
      this.#tell(await this.#feed.readVersions(signal));
      const now = await this.#parts.positions.get(this.instance);
      this.#tell(await this.#sweep.readPage('versions', now, signal));
    }
    // What the page showed as changed is looked at in the next turn, which is at once; but a server at which something
    // is new every time is asked no more often than others.
    return again.more || (again.wasIdle && (await this.#again.isNeeded()));
  }

  /** What waits is much at times: what changed is read between. */
  #isFeedDue(): boolean {
    const { interval, now } = this.#parts;
    return now().getTime() - this.#fedAt >= interval;
  }

  async #isDueInTurn(): Promise<boolean> {
    const { positions, now } = this.#parts;
    const position = await positions.get(this.instance);
    const last = Date.parse(position.lookedAt ?? '1970-01-01');
    if (now().getTime() - last < LOOK_EVERY) return false;
    await positions.set(this.instance, {
      ...position,
      lookedAt: now().toISOString(),
    });
    return true;
  }

  #tell(kept: Kept): void {
    if (kept.changed.size > 0) this.#onKept(this.instance, kept);
  }

  /** Webhooks only make the mirror faster: what goes wrong with them is said and stops nothing. */
  async #subscribe(signal: AbortSignal): Promise<Webhooks> {
    const { registry, now } = this.#parts;
    if (!registry.hints) return { webhooks: 'off' };
    const at = now().getTime();
    if (at < this.#subscribeAt) return {};
    this.#subscribeAt = at + SUBSCRIBE_EVERY;
    try {
      await registry.hints.subscribe(await this.#address(), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      this.#isRefused = false;
      return { webhooks: 'active' };
    } catch (error) {
      signal.throwIfAborted();
      this.#subscribeAt = at + SUBSCRIBE_AGAIN;
      const why =
        isError(error) && error.name === 'TimeoutError'
          ? `It did not answer within ${PATIENCE / 1000} s`
          : toError(error).message;
      this.#logger[this.#isRefused ? 'debug' : 'warn'](
        `${registry.system} (${registry.name}) does not take the portal's webhooks, so that changes are seen at the next poll: ${why}`,
      );
      this.#isRefused = true;
      return { webhooks: 'refused', webhooksError: why };
    }
  }
}
