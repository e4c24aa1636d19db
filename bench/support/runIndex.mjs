import { load } from './typescript.mjs';

const PART = 1_000;

/** Runs of an experiment in MLflow's database, newest last, in the words of the tracking port. */
async function readRuns(mlflow, experimentId, from) {
  const { rows } = await mlflow.raw(
    `select r.run_uuid, r.name, r.user_id, r.start_time, r.end_time, r.artifact_uri,
       (select json_agg(json_build_object('key', m.key, 'value', m.value, 'step', m.step, 'timestamp', m.timestamp))
          from latest_metrics m where m.run_uuid = r.run_uuid) metrics,
       (select json_object_agg(p.key, p.value) from params p where p.run_uuid = r.run_uuid) parameters,
       (select json_object_agg(t.key, t.value) from tags t where t.run_uuid = r.run_uuid) tags
     from runs r where r.experiment_id = ? order by r.start_time offset ? limit ?`,
    [experimentId, from, PART],
  );
  return rows.map(row => ({
    id: row.run_uuid,
    name: row.name,
    experimentId,
    status: 'FINISHED',
    startTime: Number(row.start_time),
    endTime: Number(row.end_time),
    user: row.user_id,
    artifactUri: row.artifact_uri,
    lifecycleStage: 'active',
    metrics: row.metrics ?? [],
    parameters: row.parameters ?? {},
    tags: row.tags ?? {},
    datasets: [],
  }));
}

/**
 * Writes an experiment of MLflow's database into the portal's index by the index's own store: what the mirror does, but
 * without asking MLflow page by page.
 */
export async function fillRunIndex(knex, mlflow, { experimentId, name, runs }) {
  const { ExperimentStore } = load(
    'plugins/ml-backend/src/runs/store/ExperimentStore',
  );
  const { ExperimentProgress } = load(
    'plugins/ml-backend/src/runs/store/ExperimentProgress',
  );
  const { KeyIds } = load('plugins/ml-backend/src/runs/store/KeyIds');
  const { RunStore } = load('plugins/ml-backend/src/runs/store/RunStore');
  const { toIndexedRun } = load('plugins/ml-backend/src/runs/store/runRow');
  const experiments = new ExperimentStore(knex);
  const progress = new ExperimentProgress(knex);
  const store = new RunStore({ database: knex, keys: new KeyIds(knex) });
  const now = () => new Date().toISOString();
  const [experiment] = await experiments.add('default', [
    { id: experimentId, name, lifecycleStage: 'active' },
  ]);
  for (let from = 0; from < runs; from += PART) {
    const page = await readRuns(mlflow, experimentId, from);
    await store.save(experiment.id, page.map(toIndexedRun), now());
  }
  await progress.complete(experiment, { begunAt: now() }, now());
  await progress.writePolled([experiment.id], now());
  // As PostgreSQL does by itself some minutes later: only then lists are read from their indexes alone.
  await knex.raw('vacuum analyze');
}
