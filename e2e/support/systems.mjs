// The systems themselves, asked past the portal: what the tests believe.

const json = async (url, init) => {
  const answer = await fetch(url, init);
  if (!answer.ok)
    throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const ray = path =>
  json(`${process.env.SLIPWAY_RAY_URL}${path}`, {
    headers: { authorization: `Bearer ${process.env.SLIPWAY_RAY_TOKEN}` },
  });

/** What Ray says of itself. */
export const rayVersion = () => ray('/api/version');

/** Every job that Ray knows. */
export const rayJobs = () => ray('/api/jobs/');

/** GPUs of the cluster that somebody holds now. */
export async function heldGpus() {
  const { data } = await ray('/api/cluster_status');
  const usage =
    data.clusterStatus.loadMetricsReport?.usage ??
    data.clusterStatus.autoscalerReport?.usage ??
    {};
  return usage.GPU?.[0] ?? 0;
}

/** The version that an alias points at in MLflow. */
export async function aliasOf(model, alias) {
  const query = new URLSearchParams({ name: model, alias });
  const { model_version: version } = await json(
    `${process.env.SLIPWAY_MLFLOW_URL}/api/2.0/mlflow/registered-models/alias?${query}`,
  );
  return version.version;
}

/** One version as MLflow has it. */
export async function registeredVersion(model, version) {
  const query = new URLSearchParams({ name: model, version });
  const { model_version: found } = await json(
    `${process.env.SLIPWAY_MLFLOW_URL}/api/2.0/mlflow/model-versions/get?${query}`,
  );
  return found;
}

/** One real scoring request; answers predictions and what the answer says of its maker. */
export async function score(model, environment, body) {
  const answer = await fetch(
    `${process.env.SLIPWAY_SERVE_URL}/${environment}/${model}/invocations`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  );
  return {
    status: answer.status,
    version: answer.headers.get('x-slipway-model-version'),
    digest: answer.headers.get('x-slipway-digest'),
    body: await answer.json(),
  };
}
