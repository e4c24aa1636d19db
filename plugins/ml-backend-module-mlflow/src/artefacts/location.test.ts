import { ownHostsOf, parseLocation } from './location';

const hosts = ownHostsOf({
  url: 'http://host:5000',
  webUrl: 'https://mlflow.example/prefix',
  clientUri: 'http://Mlflow.internal',
});

describe('parseLocation', () => {
  it.each([
    [
      'mlflow-artifacts:/1/models/m-1/artifacts',
      { kind: 'proxy', path: '1/models/m-1/artifacts' },
    ],
    [
      'mlflow-artifacts://host:5000/1/run/artifacts/model/',
      { kind: 'proxy', path: '1/run/artifacts/model' },
    ],
    [
      'https://mlflow.example/prefix/api/2.0/mlflow-artifacts/artifacts/1/a',
      { kind: 'proxy', path: '1/a' },
    ],
    [
      'mlflow-artifacts://MLflow.internal:80/1/a',
      { kind: 'proxy', path: '1/a' },
    ],
    ['models:/m-abc', { kind: 'loggedModel', modelId: 'm-abc' }],
    ['runs:/abc/path/model', { kind: 'run', runId: 'abc', path: 'path/model' }],
  ])('reads %s', (address, location) => {
    expect(parseLocation(address, hosts)).toEqual(location);
  });

  it.each([
    ['s3://bucket/key', 'is at s3:'],
    ['dbfs:/databricks/model', 'is at dbfs:'],
    ['/var/mlruns/1', 'is at a local path'],
    ['mlflow-artifacts:/1/../../etc', 'leaves its root'],
    ['runs:/abc/../x', 'leaves its root'],
    ['mlflow-artifacts://elsewhere:5000/1/a', 'is at "elsewhere:5000"'],
    ['mlflow-artifacts://host/1/a', 'is at "host"'],
    [
      'http://elsewhere/api/2.0/mlflow-artifacts/artifacts/1/a',
      'none of the addresses of this MLflow instance',
    ],
  ])('refuses %s', (address, message) => {
    expect(() => parseLocation(address, hosts)).toThrow(message);
  });
});
