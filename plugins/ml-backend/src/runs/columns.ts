import {
  directionByName,
  isAsideMetric,
  type MetricDirection,
  type Run,
  type RunColumns,
} from '@slipway/plugin-ml-common';

const MOST = 500;
/** Most of one kind with names that none of the runs has. */
const MOST_NAMES = 2_000;

/** Names by kind, whichever runs have them. */
export type RunNames = Record<'metrics' | 'parameters' | 'tags', string[]>;

/** What is known of the values of one key. */
type Seen = { runs: number; first: string; differs: boolean };

class Keys {
  readonly #seen = new Map<string, Seen>();

  add(key: string, value: string): void {
    const seen = this.#seen.get(key);
    if (!seen) {
      this.#seen.set(key, { runs: 1, first: value, differs: false });
      return;
    }
    seen.runs += 1;
    seen.differs ||= seen.first !== value;
  }

  /** Those of most runs first, `others` last; a value that only some of the runs have differs too. */
  list(runs: number, others: readonly string[] = []) {
    const seen = this.#list(runs);
    const unseen = others
      .filter(key => !this.#seen.has(key))
      .map(key => ({ key, runs: 0, differs: false }));
    return [...seen, ...unseen].slice(0, Math.max(seen.length, MOST_NAMES));
  }

  #list(runs: number) {
    return [...this.#seen]
      .sort(([a, left], [b, right]) =>
        right.runs === left.runs ? a.localeCompare(b) : right.runs - left.runs,
      )
      .slice(0, MOST)
      .map(([key, seen]) => ({
        key,
        runs: seen.runs,
        differs: seen.differs || seen.runs < runs,
      }));
  }
}

/**
 * What runs have for columns, and what else there are columns for. `directions` of the model's rules go before what a
 * metric's name says.
 */
export function columnsOf(
  runs: Iterable<Pick<Run, 'metrics' | 'parameters' | 'tags'>>,
  directions: ReadonlyMap<string, MetricDirection>,
  names?: RunNames,
): RunColumns {
  const metrics = new Keys();
  const parameters = new Keys();
  const tags = new Keys();
  let count = 0;
  for (const run of runs) {
    count += 1;
    for (const { key, value, text } of run.metrics) {
      metrics.add(key, text ?? String(value));
    }
    for (const [key, value] of Object.entries(run.parameters)) {
      parameters.add(key, value);
    }
    for (const [key, value] of Object.entries(run.tags)) tags.add(key, value);
  }
  return {
    metrics: metrics.list(count, names?.metrics).map(metric => {
      const direction =
        directions.get(metric.key) ??
        (isAsideMetric(metric.key) ? undefined : directionByName(metric.key));
      return { ...metric, ...(direction ? { direction } : {}) };
    }),
    parameters: parameters.list(count, names?.parameters),
    tags: tags
      .list(count, names?.tags)
      .map(({ key, runs: of }) => ({ key, runs: of })),
  };
}
