import { ConfigReader } from '@backstage/config';
import { readRayClusters } from './config';

const read = (...clusters: object[]) =>
  readRayClusters(new ConfigReader({ ml: { ray: { clusters } } }));

describe('readRayClusters', () => {
  it('finds none where nothing is configured', () => {
    expect(readRayClusters(new ConfigReader({}))).toEqual([]);
  });

  it('fills in what is left out', () => {
    const [cluster] = read({ name: 'gpu', url: 'http://ray:8265/' });
    expect(cluster).toEqual({
      name: 'gpu',
      url: 'http://ray:8265',
      webUrl: 'http://ray:8265',
      gpuHolder: 'workers',
    });
  });

  it('lets Serve listen where its address says', () => {
    const serveOf = (serveUrl: string, serve?: object) =>
      read({ name: 'a', url: 'http://ray', serveUrl, serve })[0].serve;
    expect(serveOf('http://127.0.0.1:7015')).toEqual({
      url: 'http://127.0.0.1:7015',
      host: '127.0.0.1',
      port: 7015,
    });
    expect(serveOf('https://serve.example')).toMatchObject({
      host: '0.0.0.0',
      port: 8000,
    });
    expect(
      serveOf('https://serve.example', { host: '::', port: 9 }),
    ).toMatchObject({ host: '::', port: 9 });
  });

  it.each([
    [{ gpuHolder: 'nobody' }, 'must be entrypoint or workers'],
    [
      { price: { currency: 'dollars', gpuHour: 1, cpuHour: 1 } },
      'code such as USD',
    ],
    [{ serveUrl: 'http://u:p@host' }, 'credentials in it'],
  ])('refuses %j', (change, message) => {
    expect(() => read({ name: 'a', url: 'http://ray', ...change })).toThrow(
      message,
    );
  });
});
