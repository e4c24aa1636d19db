// MLflow's own Python client, as somebody uses it who does not know of the portal.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs Python with an `MlflowClient` as `client`; `args` are JSON for `args`. What the code leaves in `result` comes
 * back as JSON. Throws with what Python said.
 */
export async function withMlflowClient(code, args = {}) {
  const program = [
    'import json, sys',
    'from mlflow import MlflowClient',
    'client = MlflowClient()',
    'args = json.loads(sys.argv[1])',
    'result = None',
    code,
    'print("\\n" + json.dumps(result))',
  ].join('\n');
  const { stdout } = await run(
    process.env.SLIPWAY_PYTHON ?? 'python3',
    ['-c', program, JSON.stringify(args)],
    {
      env: {
        ...process.env,
        MLFLOW_TRACKING_URI: process.env.SLIPWAY_MLFLOW_URL,
        MLFLOW_DISABLE_TELEMETRY: 'true',
      },
      timeout: 120_000,
    },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Moves an alias behind the portal's back. */
export const moveAlias = (name, alias, version) =>
  withMlflowClient(
    'client.set_registered_model_alias(args["name"], args["alias"], args["version"])',
    { name, alias, version },
  );

/** Registers the files of a version once more, as a new version of the same model or of another. Answers the new version. */
export const registerAgain = (name, version, to = name) =>
  withMlflowClient(
    [
      'old = client.get_model_version(args["name"], args["version"])',
      'logged = old.source.removeprefix("models:/") if old.source.startswith("models:/m-") else None',
      'new = client.create_model_version(args["to"], old.source, run_id=old.run_id, model_id=logged)',
      'result = new.version',
    ].join('\n'),
    { name, version, to },
  );

/** The newest version that the registry itself has. */
export const newestInRegistry = name =>
  withMlflowClient(
    [
      'versions = client.search_model_versions("name=\'" + args["name"] + "\'")',
      'result = str(max(int(one.version) for one in versions))',
    ].join('\n'),
    { name },
  );
