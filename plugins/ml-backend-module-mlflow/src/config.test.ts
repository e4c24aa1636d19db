import { ConfigReader } from '@backstage/config';
import { readMlflowInstances } from './config';

const read = (...instances: object[]) =>
  readMlflowInstances(new ConfigReader({ ml: { mlflow: { instances } } }));

describe('readMlflowInstances', () => {
  it('finds none where nothing is configured', () => {
    expect(readMlflowInstances(new ConfigReader({}))).toEqual([]);
  });

  it('reads several instances and fills in what is left out', () => {
    expect(
      read(
        { name: 'default', url: 'http://mlflow:5000/' },
        {
          name: 'team',
          url: 'https://mlflow.example/team',
          webUrl: 'https://ml.example',
          username: 'u',
          password: 'p',
          maxArtefactBytes: 10,
        },
      ),
    ).toEqual([
      {
        name: 'default',
        url: 'http://mlflow:5000',
        webUrl: 'http://mlflow:5000',
        clientUri: 'http://mlflow:5000',
        credentials: undefined,
        maxArtefactBytes: 5_368_709_120,
      },
      {
        name: 'team',
        url: 'https://mlflow.example/team',
        webUrl: 'https://ml.example',
        clientUri: 'https://mlflow.example/team',
        credentials: { kind: 'basic', username: 'u', password: 'p' },
        maxArtefactBytes: 10,
      },
    ]);
  });

  it.each([
    [
      [
        { name: 'a', url: 'http://a' },
        { name: 'a', url: 'http://b' },
      ],
      'two instances with the name a',
    ],
    [[{ name: 'a', url: 'http://u:secret@a' }], 'credentials in it'],
    [[{ name: 'a', url: 'mlflow:5000' }], 'only http and https'],
    [
      [{ name: 'a', url: 'http://a', token: 't', username: 'u' }],
      'only one kind of credentials',
    ],
    [[{ name: 'a', url: 'http://a', username: 'u' }], 'both'],
  ])('refuses %j', (instances, message) => {
    expect(() => read(...instances)).toThrow(message);
    expect(() => read(...instances)).not.toThrow('secret');
  });
});
