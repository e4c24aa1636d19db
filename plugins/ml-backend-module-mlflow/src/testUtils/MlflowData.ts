import { OutsideClient } from '@slipway/plugin-ml-node';
import type {
  FakeRun,
  FakeRunContents,
  FakeVersion,
} from '@slipway/plugin-ml-node/testUtils';
import { z } from 'zod';
import { runArtifactUriAnswer } from '../answers/artefacts';
import {
  encodePath,
  ownHostsOf,
  parseLocation,
  PROXY_PATH,
} from '../artefacts/location';
import type { MlflowInstance } from '../config';
import { API } from '../createMlflowClient';

/** Puts data into a real MLflow by its own REST API, for contract tests. */
export class MlflowData {
  readonly #hosts: ReadonlySet<string>;
  readonly #client: OutsideClient;

  constructor({
    url,
    credentials,
  }: Pick<MlflowInstance, 'url' | 'credentials'>) {
    this.#hosts = ownHostsOf({ url, webUrl: url, clientUri: url });
    this.#client = new OutsideClient({
      system: 'MLflow',
      instance: 'test',
      url,
      configKey: 'SLIPWAY_TEST_MLFLOW_URL',
      credentials,
    });
  }

  /** Records a finished run. */
  async addRun(experimentName: string, run: FakeRun): Promise<{ id: string }> {
    const startTime = run.startTime ?? Date.now();
    const created = await this.post(
      'runs/create',
      {
        experiment_id: await this.experimentId(experimentName),
        run_name: run.name,
        start_time: startTime,
        tags: pairs({ ...run.tags, ...noteTag(run.contents?.note) }),
      },
      z.object({
        run: z.object({
          info: z.object({ run_id: z.string(), artifact_uri: z.string() }),
        }),
      }),
    );
    const { run_id: id, artifact_uri: root } = created.run.info;
    const metrics = [
      ...Object.entries(run.metrics ?? {}).map(([key, value]) => ({
        key,
        value: Number.isFinite(value) ? value : String(value),
        timestamp: startTime,
        step: 0,
      })),
      ...Object.entries(run.histories ?? {}).flatMap(([key, points]) =>
        points.map(point => ({ key, ...point })),
      ),
    ];
    for (let offset = 0; offset < metrics.length; offset += 1_000) {
      await this.post('runs/log-batch', {
        run_id: id,
        metrics: metrics.slice(offset, offset + 1_000),
      });
    }
    await this.post('runs/log-batch', {
      run_id: id,
      params: pairs(run.parameters),
    });
    await this.post('runs/log-inputs', {
      run_id: id,
      datasets: (run.datasets ?? []).map(dataset => ({
        tags: [{ key: 'mlflow.data.context', value: dataset.context }],
        dataset: {
          name: dataset.name,
          digest: dataset.digest,
          source_type: dataset.sourceType ?? 'local',
          source: dataset.source ?? '{}',
        },
      })),
    });
    await this.upload(root, run.contents?.files);
    for (const model of run.contents?.models ?? []) {
      await this.logModel(id, experimentName, model);
    }
    await this.post('runs/update', {
      run_id: id,
      status: run.status ?? 'FINISHED',
      end_time: Math.max(startTime, run.endTime ?? Date.now()),
    });
    return { id };
  }

  /** Logs a model of a run with its metrics, parameters and files. */
  private async logModel(
    runId: string,
    experimentName: string,
    model: NonNullable<FakeRunContents['models']>[number],
  ): Promise<void> {
    const { info } = await this.createLoggedModel({
      experiment_id: await this.experimentId(experimentName),
      name: model.name ?? 'model',
      model_type: model.type,
      source_run_id: runId,
      params: pairs(model.parameters),
    });
    await this.upload(info.artifact_uri, model.files);
    await this.post('runs/log-batch', {
      run_id: runId,
      metrics: model.metrics?.map(({ dataset, runId: _, ...metric }) => ({
        ...metric,
        model_id: info.model_id,
        dataset_name: dataset?.name,
        dataset_digest: dataset?.digest,
      })),
    });
    await this.post('runs/outputs', {
      run_id: runId,
      models: [{ model_id: info.model_id, step: 0 }],
    });
    await this.finishLoggedModel(info.model_id);
  }

  private async createLoggedModel(body: Record<string, unknown>) {
    const { model } = await this.post(
      'logged-models',
      body,
      z.object({
        model: z.object({
          info: z.object({ model_id: z.string(), artifact_uri: z.string() }),
        }),
      }),
    );
    return model;
  }

  private async finishLoggedModel(id: string) {
    await this.#client.bytes({
      method: 'PATCH',
      path: `${API}/logged-models/${id}`,
      body: { model_id: id, status: 'LOGGED_MODEL_READY' },
    });
  }

  /** Logs files as artefacts of a run and registers them as the next version of a model. */
  async addVersion(
    model: string,
    version: Pick<FakeVersion, 'files' | 'tags' | 'description'>,
  ): Promise<string> {
    const { id } = await this.addRun('contract', {});
    const { run } = await this.#client.json(runArtifactUriAnswer, {
      path: `${API}/runs/get`,
      query: { run_id: id },
    });
    await this.upload(`${run.info.artifact_uri}/model`, version.files);
    return this.register(model, {
      source: `runs:/${id}/model`,
      run_id: id,
      tags: pairs(version.tags),
      description: version.description,
    });
  }

  /** Registers a version with 18 MB of tags. */
  async addHugeVersion(model: string): Promise<void> {
    const version = await this.addVersion(model, {});
    for (let tag = 0; tag < 180; tag += 1) {
      await this.post<void>('model-versions/set-tag', {
        name: model,
        version,
        key: `large-${tag}`,
        // The longest that MLflow takes.
        value: 'x'.repeat(100_000),
      });
    }
  }

  /** Logs files as a model of its own, as `mlflow.<flavour>.log_model` does, and registers it. */
  async addLoggedModel(
    model: string,
    version: Pick<FakeVersion, 'files'>,
  ): Promise<string> {
    const { id } = await this.addRun('contract', {});
    const { info } = await this.createLoggedModel({
      experiment_id: await this.experimentId('contract'),
      name: 'model',
      source_run_id: id,
    });
    const { model_id: modelId, artifact_uri: root } = info;
    await this.upload(root, version.files);
    await this.finishLoggedModel(modelId);
    return this.register(model, {
      source: `models:/${modelId}`,
      run_id: id,
      model_id: modelId,
    });
  }

  private async upload(root: string, files: FakeVersion['files'] = {}) {
    const location = parseLocation(root, this.#hosts);
    if (location.kind !== 'proxy') {
      throw new Error(`The server keeps artefacts at ${root}`);
    }
    for (const [path, content] of Object.entries(files)) {
      await this.#client.bytes({
        method: 'PUT',
        path: `${PROXY_PATH}/${encodePath(`${location.path}/${path}`)}`,
        body: Buffer.from(content),
      });
    }
  }

  private async register(model: string, version: Record<string, unknown>) {
    await this.post('registered-models/create', { name: model }).catch(
      () => {},
    );
    const answer = await this.post(
      'model-versions/create',
      { name: model, ...version },
      z.object({ model_version: z.object({ version: z.string() }) }),
    );
    return answer.model_version.version;
  }

  /** One call of MLflow's API that changes something. */
  async post<T>(
    path: string,
    body: unknown,
    answer?: z.ZodType<T>,
  ): Promise<T> {
    return this.#client.json(answer ?? z.custom<T>(), {
      method: 'POST',
      path: `${API}/${path}`,
      body,
    });
  }

  /** One call of MLflow's API that takes something away. */
  async delete(path: string, body: unknown): Promise<void> {
    await this.#client.bytes({
      method: 'DELETE',
      path: `${API}/${path}`,
      body,
    });
  }

  private async experimentId(name: string): Promise<string> {
    const answer = await this.#client.exchange({
      path: `${API}/experiments/get-by-name`,
      query: { experiment_name: name },
    });
    if (answer.status === 200) {
      return z
        .object({ experiment: z.object({ experiment_id: z.string() }) })
        .parse(JSON.parse(answer.body.toString())).experiment.experiment_id;
    }
    const created = await this.post(
      'experiments/create',
      { name },
      z.object({ experiment_id: z.string() }),
    );
    return created.experiment_id;
  }
}

function noteTag(note: string | undefined): Record<string, string> {
  return note === undefined ? {} : { 'mlflow.note.content': note };
}

function pairs(record: Record<string, string> = {}) {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}
