import { NotFoundError } from '@backstage/errors';
import type { Experiment, MetricPoint, Run } from '../../ports';
import { FakeContents, type FakeRunContents } from './FakeRunContents';

/** A run to put into a {@link FakeTrackingServer}; what is absent gets a plain value. */
export type FakeRun = Partial<Omit<Run, 'metrics' | 'experimentId'>> & {
  /** Last values by key. */
  metrics?: Record<string, number>;
  /** Histories by key; the last point is the metric's last value. */
  histories?: Record<string, MetricPoint[]>;
  /** Files, note, logged models; the datasets are the run's own. */
  contents?: Omit<FakeRunContents, 'datasets'>;
};

/** What was recorded on a tracking server in memory, and what others do to it behind the portal's back. */
export class FakeRuns {
  readonly #system: string;
  readonly #experiments = new Map<string, Experiment>();
  readonly #runs = new Map<string, Run>();
  readonly #histories = new Map<string, Map<string, MetricPoint[]>>();
  protected readonly contents = new FakeContents();
  /** What was taken away never comes back as another. */
  readonly #made = { experiments: 0, runs: 0 };
  #clock = 1_700_000_000_000;

  constructor(system: string) {
    this.#system = system;
  }

  /** Makes an experiment, or gives the one of that name. */
  addExperiment(name: string): Experiment {
    const present = [...this.#experiments.values()].find(
      one => one.name === name,
    );
    if (present) {
      return present;
    }
    this.#made.experiments += 1;
    const experiment: Experiment = {
      id: String(this.#made.experiments),
      name,
      lifecycleStage: 'active',
    };
    this.#experiments.set(experiment.id, experiment);
    return experiment;
  }

  /** Records a run in the experiment of that name. */
  addRun(experimentName: string, details: FakeRun = {}): Run {
    this.#clock += 1_000;
    this.#made.runs += 1;
    const { metrics = {}, histories = {}, contents = {}, ...rest } = details;
    const id = rest.id ?? this.#made.runs.toString(16).padStart(32, '0');
    const points = new Map(
      Object.entries(metrics).map(([key, value]): [string, MetricPoint[]] => [
        key,
        [{ step: 0, timestamp: this.#clock, value }],
      ]),
    );
    for (const [key, history] of Object.entries(histories)) {
      points.set(key, history);
    }
    const run: Run = {
      name: `run-${this.#made.runs}`,
      status: 'FINISHED',
      startTime: this.#clock,
      endTime: this.#clock + 500,
      lifecycleStage: 'active',
      parameters: {},
      tags: {},
      datasets: [],
      ...rest,
      id,
      experimentId: this.addExperiment(experimentName).id,
      metrics: [...points].map(([key, history]) => ({
        key,
        ...history[history.length - 1],
      })),
    };
    this.#runs.set(id, run);
    this.#histories.set(id, points);
    this.contents.set(id, { ...contents, datasets: run.datasets });
    return run;
  }

  /** Changes a run: its end, a tag, its deletion. */
  changeRun(runId: string, changes: Partial<Omit<Run, 'id'>>): void {
    this.#runs.set(runId, { ...this.run(runId), ...changes });
  }

  /** Takes an experiment away with its runs. */
  removeExperiment(id: string): void {
    this.#experiments.delete(id);
    for (const [runId, run] of this.#runs) {
      if (run.experimentId === id) this.#runs.delete(runId);
    }
  }

  /** Changes an experiment: its name, its deletion. */
  changeExperiment(id: string, changes: Partial<Omit<Experiment, 'id'>>): void {
    const experiment = this.#experiments.get(id);
    if (experiment) this.#experiments.set(id, { ...experiment, ...changes });
  }

  /** Takes a run away. */
  removeRun(runId: string): void {
    this.#runs.delete(runId);
  }

  protected get experiments(): Experiment[] {
    return [...this.#experiments.values()];
  }

  protected get runs(): Run[] {
    return [...this.#runs.values()];
  }

  /** By step. */
  protected history(runId: string, key: string): MetricPoint[] {
    return [...(this.#histories.get(runId)?.get(key) ?? [])].sort(
      (a, b) => a.step - b.step,
    );
  }

  protected run(runId: string): Run {
    const run = this.#runs.get(runId);
    if (!run) {
      throw new NotFoundError(`${this.#system} knows no run ${runId}`);
    }
    return run;
  }
}
