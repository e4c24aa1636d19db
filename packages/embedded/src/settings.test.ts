import {
  isLoopbackHost,
  loopbackUrl,
  refuseProduction,
  required,
} from './settings.ts';

describe('the rules of where an embedded server may run', () => {
  it('refuses production outside ./slipway', () => {
    const env = { NODE_ENV: 'production' } as const;
    expect(() => refuseProduction(env, 'The forge', 'use Gitea')).toThrow(
      'The forge does not run in production: use Gitea',
    );
    expect(() =>
      refuseProduction({ ...env, SLIPWAY_EMBEDDED: 'true' }, 'The forge', ''),
    ).not.toThrow();
    expect(() =>
      refuseProduction({ NODE_ENV: 'development' }, 'The forge', ''),
    ).not.toThrow();
  });

  it('takes addresses of this machine only', () => {
    const env = { NODE_ENV: 'test', URL: 'http://localhost:7012' } as const;
    expect(loopbackUrl(env, 'URL')).toEqual({
      origin: 'http://localhost:7012',
      port: 7012,
    });
    expect(() =>
      loopbackUrl({ ...env, URL: 'https://git.example.com' }, 'URL'),
    ).toThrow(/this machine/);
    expect(() => required(env, 'PASSWORD')).toThrow(/PASSWORD is not set/);
  });

  it.each([
    ['localhost:7012', true],
    ['127.0.0.1', true],
    ['[::1]:80', true],
    ['evil.example:7012', false],
    ['localhost.evil.example', false],
    [undefined, false],
  ])('answers host %s: %s', (host, answer) => {
    expect(isLoopbackHost(host)).toBe(answer);
  });
});
