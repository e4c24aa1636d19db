import { isError } from '@backstage/errors';
import type {
  CallOptions,
  Experiment,
  OutsideClient,
} from '@slipway/plugin-ml-node';
import { experimentAnswer, experimentsAnswer } from './answers/runs';
import { API } from './createMlflowClient';

/** So many names are asked for one by one; of more the list of all experiments is read. */
const FEW = 5;
/** Experiments of one page, MLflow's default bound. Names behind so many pages are asked for one by one. */
const PAGE = 1_000;
const MOST_PAGES = 20;

const isNamed = (error: unknown, name: string) =>
  isError(error) && error.name === name;

/** Finds experiments by name. */
export class ExperimentFinder {
  constructor(private readonly client: OutsideClient) {}

  /**
   * Names that do not exist, or that the account may not see, are left out. Throws `NotAllowedError` when it may see none
   * of them.
   */
  async find(
    names: readonly string[],
    options?: CallOptions,
  ): Promise<Experiment[]> {
    const missing = new Set(names);
    if (missing.size <= FEW) return this.#findEach(missing, options);
    const found: Experiment[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.client.json(experimentsAnswer, {
        method: 'POST',
        path: `${API}/experiments/search`,
        // It only reads.
        idempotent: true,
        body: { max_results: PAGE, view_type: 'ALL', page_token: token },
        signal: options?.signal,
      });
      found.push(
        ...answer.experiments.filter(({ name }) => missing.delete(name)),
      );
      token = answer.next_page_token;
      if (!token || missing.size === 0) return found;
    }
    return [...found, ...(await this.#findEach(missing, options))];
  }

  async #findEach(names: ReadonlySet<string>, options?: CallOptions) {
    const refusals: unknown[] = [];
    const found = await Promise.all(
      [...names].map(async name => {
        try {
          const { experiment } = await this.client.json(experimentAnswer, {
            path: `${API}/experiments/get-by-name`,
            query: { experiment_name: name },
            signal: options?.signal,
          });
          return experiment;
        } catch (error) {
          if (isNamed(error, 'NotFoundError')) return undefined;
          if (!isNamed(error, 'NotAllowedError')) throw error;
          refusals.push(error);
          return undefined;
        }
      }),
    );
    if (names.size > 0 && refusals.length === names.size) throw refusals[0];
    return found.filter(experiment => experiment !== undefined);
  }
}
