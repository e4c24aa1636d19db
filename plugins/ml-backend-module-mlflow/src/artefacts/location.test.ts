import { parseLocation } from './location';

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
      'http://host/prefix/api/2.0/mlflow-artifacts/artifacts/1/a',
      { kind: 'proxy', path: '1/a' },
    ],
    ['models:/m-abc', { kind: 'loggedModel', modelId: 'm-abc' }],
    ['runs:/abc/path/model', { kind: 'run', runId: 'abc', path: 'path/model' }],
  ])('reads %s', (address, location) => {
    expect(parseLocation(address)).toEqual(location);
  });

  it.each([
    ['s3://bucket/key', 'is at s3:'],
    ['dbfs:/databricks/model', 'is at dbfs:'],
    ['/var/mlruns/1', 'is at a local path'],
    ['mlflow-artifacts:/1/../../etc', 'leaves its root'],
    ['runs:/abc/../x', 'leaves its root'],
  ])('refuses %s', (address, message) => {
    expect(() => parseLocation(address)).toThrow(message);
  });
});
