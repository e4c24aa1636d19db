"""What every model of this organisation promises, whatever its task."""

import json
from pathlib import Path

import mlflow
import numpy as np
import pytest
import torch
import yaml
from slipway.launch import read_launch

from ${{ values.package }} import data, model, quality
from ${{ values.package }}.features import FEATURES, Encoder
from ${{ values.package }}.standard import cluster, training
from ${{ values.package }}.standard.fitting import fit, to_tensors
from ${{ values.package }}.standard.names import MONITOR, SWEEP, TRAINING
from ${{ values.package }}.standard.reproducibility import make_deterministic

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def parameters():
    """The training's defaults, and one pass over the data."""
    return {**read_launch(TRAINING, arguments=[], repository=ROOT).parameters, "epochs": 1}


@pytest.fixture(scope="session")
def split(parameters):
    cluster.connect()
    return data.load_split(parameters)


@pytest.fixture(scope="session")
def rows(split):
    return split.train.to_pandas(), split.evaluation.to_pandas()


def test_the_repository_describes_its_pipelines_and_their_entrypoints():
    entities = list(yaml.safe_load_all((ROOT / "catalog-info.yaml").read_text()))
    pipelines = {one["metadata"]["name"]: one["spec"] for one in entities if one["kind"] == "MLPipeline"}
    assert {TRAINING, SWEEP, MONITOR} <= set(pipelines)
    for spec in pipelines.values():
        assert (ROOT / spec["entrypoint"].removeprefix("python ")).is_file()


def test_the_same_data_and_seed_give_the_same_weights(rows, parameters):
    def weights():
        make_deterministic(int(parameters["seed"]))
        encoder = Encoder.fit(rows[0])
        network = model.build(encoder, parameters)
        parts = [to_tensors(encoder.transform(part, with_label=True), torch.device("cpu")) for part in rows]
        list(fit(network, *parts, parameters, shuffle_seed=1))
        return network.state_dict()

    first, second = weights(), weights()
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_an_encoder_survives_json(rows):
    encoder = Encoder.fit(rows[0])
    again = Encoder.from_dict(json.loads(json.dumps(encoder.to_dict())))
    for name, values in encoder.transform(rows[1]).items():
        assert np.array_equal(values, again.transform(rows[1])[name])


def test_every_feature_is_encoded_also_where_it_is_missing(rows):
    encoder = Encoder.fit(rows[0])
    empty = rows[1].head(3).assign(**{feature.name: None for feature in FEATURES})
    assert all(np.isfinite(values).all() for values in encoder.transform(empty).values())


@pytest.fixture(scope="session")
def trained(tmp_path_factory, parameters):
    """A whole training on a small cluster of this machine, with a registry of its own."""
    folder = tmp_path_factory.mktemp("tracking")
    environment = {"MLFLOW_TRACKING_URI": f"sqlite:///{folder / 'mlflow.db'}"}
    arguments = [f"--param={name}={json.dumps(value)}" for name, value in parameters.items()]
    launch = read_launch(TRAINING, arguments=arguments, environment=environment, repository=ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        mlflow.set_tracking_uri(launch.tracking_uri)
        training.train(launch)
    client = mlflow.MlflowClient(tracking_uri=launch.tracking_uri)
    version = client.get_model_version(launch.require_registered_model(), "1")
    return client, version


def test_training_leaves_what_the_portal_reads(trained):
    client, version = trained
    run = client.get_run(version.run_id)
    assert {quality.PRIMARY.name, f"baseline.{quality.PRIMARY.name}"} <= set(run.data.metrics)
    contexts = {tag.value for used in run.inputs.dataset_inputs for tag in used.tags}
    assert contexts == {"training", "evaluation"}
    assert run.data.tags["slipway.weights_digest"] == version.tags["slipway.weights_digest"]
    assert client.get_metric_history(version.run_id, "train_loss")[0].step == 1


def test_the_package_serves_without_pickles_and_with_an_example(trained):
    _, version = trained
    folder = Path(mlflow.artifacts.download_artifacts(f"models:/{version.name}/{version.version}"))
    kinds = {path.suffix for path in folder.rglob("*") if path.is_file()}
    assert not kinds & {".pkl", ".pickle", ".pt", ".pth", ".bin"}
    loaded = mlflow.pyfunc.load_model(str(folder))
    assert loaded.metadata.signature is not None
    assert len(loaded.predict(loaded.input_example)) == len(loaded.input_example)
