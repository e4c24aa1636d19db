import type { Run, TrackingServer } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';
import { toTime } from '../../ports/toTime';
import type { ExperimentProgress } from '../store/ExperimentProgress';
import type { MirroredExperiment } from '../store/ExperimentStore';
import type { RunKeeper } from '../store/RunKeeper';
import type { RunPresence } from '../store/RunPresence';
import { askById, canBeSeen } from './askById';
import type { Blame } from './Blame';

/** Experiments of one question. */
const PART = 100;
/** Clocks of those who log may go wrong by so much, in milliseconds; a sweep finds what is further off. */
const OVERLAP = 120_000;
const LIMIT = 200;
/** Most pages that one question leads to in one turn, and how long it may take, in milliseconds. */
const MOST_PAGES = 50;
const LONGEST = 10_000;
/** How long a turn goes on with further parts, in milliseconds. */
const PATIENCE = 2_000;
/** Running runs that are looked at in one turn: of the last day, and older ones. */
const MOST_RUNNING = { recent: 200, old: 50 };
const RECENT = 86_400_000;
/** An old run that has not ended is looked at so rarely, in milliseconds, and so is one that cannot be read. */
const RARELY = 600_000;

const levelOf = ({ polledAt }: MirroredExperiment): number =>
  Date.parse(polledAt ?? '1970-01-01');

/** Finds the runs that are new, that have ended and that go on. */
export class RunPoll {
  readonly #server: TrackingServer;
  readonly #progress: ExperimentProgress;
  readonly #keeper: RunKeeper;
  readonly #presence: RunPresence;
  readonly #blame: Blame;
  readonly #now: () => Date;
  /** Every experiment is looked at once in a round, which may take several turns. */
  #roundAt = 0;
  /** Experiments of the next question: fewer until the one that fails is known. */
  #size = PART;

  constructor(options: {
    server: TrackingServer;
    progress: ExperimentProgress;
    keeper: RunKeeper;
    presence: RunPresence;
    blame: Blame;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#progress = options.progress;
    this.#keeper = options.keeper;
    this.#presence = options.presence;
    this.#blame = options.blame;
    this.#now = options.now;
  }

  /**
   * Looks at experiments that were read whole, those first that were not looked at for longest. Says whether there is
   * more than one turn takes.
   */
  async poll(
    experiments: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const begun = +this.#now();
    const byLevel = [...experiments].sort((a, b) => levelOf(a) - levelOf(b));
    const isDue = (one: MirroredExperiment) => levelOf(one) < this.#roundAt;
    if (!byLevel.some(isDue)) {
      this.#roundAt = begun;
      this.#size = PART;
    }
    const due = byLevel.filter(isDue);
    let more = false;
    let done = 0;
    while (done < due.length) {
      const part = partOf(due, done, this.#size);
      const read = await this.#tryPart(part, signal);
      if (read.isDone) done += part.length;
      more = read.more || more;
      if (+this.#now() - begun > PATIENCE) break;
    }
    return more || done < due.length;
  }

  /** A part that fails is read by halves, in this turn or the next, until it is known which experiment it is. */
  async #tryPart(
    part: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<{ isDone: boolean; more: boolean }> {
    try {
      return { isDone: true, more: await this.#readPart(part, signal) };
    } catch (error) {
      this.#size = Math.ceil(part.length / 2);
      if (part.length > 1) {
        await this.#blame.assureAnswers(signal);
        return { isDone: false, more: true };
      }
      await this.#blame.put(part[0], error, signal);
      this.#size = PART;
      return { isDone: true, more: false };
    }
  }

  async #readPart(
    part: readonly MirroredExperiment[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const asked = +this.#now();
    const level = Math.min(asked, ...part.map(levelOf));
    const since = Math.max(0, level - OVERLAP);
    const seen = new Set<string>();
    const begun = await this.#read('start_time', part, since, seen, signal);
    const ended = await this.#read('end_time', part, since, seen, signal);
    await this.#refreshRunning(part, seen, signal);
    const reached = Math.min(begun ?? asked, ended ?? asked, asked);
    await this.#progress.writePolled(
      part.map(({ id }) => id),
      toTime(reached),
    );
    // Where more runs began within the overlap than a turn reads, the next look is soon enough.
    return reached < asked;
  }

  /** Reads the runs with a time since then. Says how far it came where there is more. */
  async #read(
    time: 'start_time' | 'end_time',
    part: readonly MirroredExperiment[],
    since: number,
    seen: Set<string>,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    let cursor: string | undefined;
    let limit = LIMIT;
    const from = +this.#now();
    // Those of a far future would come with every look; a sweep finds them.
    const until = from + OVERLAP;
    // It always goes on: of more runs at one time than a turn reads, a sweep finds the others.
    let reached = since + 1;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      if (+this.#now() - from > LONGEST) break;
      const asked = {
        experimentIds: part.map(({ sourceId }) => sourceId),
        filter: `attributes.${time} >= ${since} and attributes.${time} <= ${until}`,
        orderBy: [`attributes.${time} ASC`],
        view: 'all' as const,
        cursor,
      };
      const answer = await readShrinking({ limit, most: LIMIT }, size =>
        this.#server.searchRuns({ ...asked, limit: size }, { signal }),
      );
      const { items, nextCursor } = answer.page;
      await this.#keep(part, items);
      items.forEach(({ id }) => seen.add(id));
      const last = items.at(-1);
      const at = time === 'start_time' ? last?.startTime : last?.endTime;
      reached = Math.max(reached, at ?? 0);
      if (!nextCursor || nextCursor === cursor) return undefined;
      limit = answer.limit;
      cursor = nextCursor;
    }
    // The overlap is taken off again when it goes on from here.
    return reached + OVERLAP;
  }

  async #refreshRunning(
    part: readonly MirroredExperiment[],
    seen: ReadonlySet<string>,
    signal: AbortSignal,
  ) {
    const now = +this.#now();
    const running = await this.#presence.findRunning(
      part.map(({ id }) => id),
      {
        startedBefore: now - RECENT,
        checkedBefore: toTime(now - RARELY),
        now: toTime(now),
        most: MOST_RUNNING,
      },
    );
    const due = running.filter(({ sourceId }) => !seen.has(sourceId));
    const asking = askById(
      this.#server,
      part.map(({ sourceId }) => sourceId),
      due.map(({ sourceId }) => sourceId),
      signal,
    );
    for await (const { found, missing, unread } of asking) {
      await this.#keep(part, found);
      for (const { id, sourceId } of part) {
        const own = (ids: readonly string[]) =>
          due
            .filter(run => run.experiment === id && ids.includes(run.sourceId))
            .map(run => run.sourceId);
        const gone = own(missing);
        if (gone.length && (await canBeSeen(this.#server, sourceId, signal))) {
          await this.#presence.markGone(id, gone, this.#now().toISOString());
        }
        await this.#presence.postpone(
          id,
          own(unread),
          toTime(+this.#now() + RARELY),
        );
      }
    }
  }

  async #keep(part: readonly MirroredExperiment[], runs: readonly Run[]) {
    for (const { id, sourceId } of part) {
      const own = runs.filter(run => run.experimentId === sourceId);
      if (own.length) {
        await this.#keeper.keep(id, own, this.#now().toISOString());
      }
    }
  }
}

/** Experiments that are level with the source to about the same time: none makes the others be read from long ago. */
function partOf(
  due: readonly MirroredExperiment[],
  from: number,
  size: number,
): readonly MirroredExperiment[] {
  const most = levelOf(due[from]) + OVERLAP;
  const part = due.slice(from, from + size);
  const end = part.findIndex(experiment => levelOf(experiment) > most);
  return end === -1 ? part : part.slice(0, end);
}
