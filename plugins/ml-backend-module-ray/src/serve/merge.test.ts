import { serveAnswer } from './answers';
import { isDeclaredAs, merge } from './merge';

const listen = { host: '127.0.0.1', port: 8000 };
const desired = {
  name: 'a',
  route_prefix: '/staging/a',
  args: { version: '2' },
};

const declared = (name: string, change: object = {}) => ({
  status: 'RUNNING',
  source: 'declarative',
  route_prefix: `/staging/${name}`,
  deployed_app_config: {
    name,
    route_prefix: `/staging/${name}`,
    import_path: 'x:y',
    extra: [{ kept: true }],
  },
  ...change,
});

const state = (applications: Record<string, object>, rest: object = {}) =>
  serveAnswer.parse({ applications, ...rest });

describe('merge', () => {
  it('starts Serve where it listens by configuration', () => {
    expect(merge(state({}), 'a', desired, listen)).toEqual({
      proxy_location: 'EveryNode',
      http_options: listen,
      applications: [desired],
    });
  });

  it('keeps everything else as it is, unknown keys too', () => {
    const body = merge(
      state(
        {
          a: declared('a'),
          b: declared('b'),
          gone: declared('gone', { status: 'DELETING' }),
        },
        {
          proxy_location: 'HeadOnly',
          http_options: { host: '0.0.0.0', port: 1, root_path: '/x' },
          grpc_options: { port: 9000 },
          target_capacity: 50,
        },
      ),
      'a',
      desired,
      listen,
    );
    expect(body).toEqual({
      proxy_location: 'HeadOnly',
      http_options: { host: '0.0.0.0', port: 1, root_path: '/x' },
      grpc_options: { port: 9000 },
      target_capacity: 50,
      applications: [declared('b').deployed_app_config, desired],
    });
  });

  it('takes only the application of that name away', () => {
    const body = merge(
      state({ a: declared('a'), b: declared('b') }),
      'a',
      undefined,
      listen,
    );
    expect(body.applications).toEqual([declared('b').deployed_app_config]);
  });

  it('leaves out what programs deployed, which Serve keeps', () => {
    const body = merge(
      state({
        p: { status: 'RUNNING', source: 'imperative', route_prefix: '/p' },
      }),
      'a',
      desired,
      listen,
    );
    expect(body.applications).toEqual([desired]);
  });

  it.each([
    [
      'a program deployed that name',
      { a: { status: 'RUNNING', source: 'imperative' } },
      'ConflictError',
    ],
    [
      'another application has the route',
      { b: declared('b', { route_prefix: '/staging/a' }) },
      'ConflictError',
    ],
    [
      'another declaration is not shown',
      { b: declared('b', { deployed_app_config: null }) },
      'ServiceUnavailableError',
    ],
    [
      'values of another declaration are hidden',
      {
        b: declared('b', {
          deployed_app_config: {
            name: 'b',
            runtime_env: { env_vars: { KEY: '<redacted>' } },
          },
        }),
      },
      'ServiceUnavailableError',
    ],
  ])('refuses when %s', (_, applications, name) => {
    expect(() => merge(state(applications), 'a', desired, listen)).toThrow(
      expect.objectContaining({ name }),
    );
  });
});

describe('isDeclaredAs', () => {
  const found = (config: object, status = 'RUNNING') =>
    state({ a: { status, deployed_app_config: { name: 'a', ...config } } })
      .applications.a;

  it('looks only at what we declare', () => {
    const wanted = { name: 'a', deployments: [{ name: 'v', num_replicas: 1 }] };
    const deployments = [{ name: 'v', num_replicas: 1, more: true }];
    expect(isDeclaredAs(found({ deployments }), wanted)).toBe(true);
    expect(isDeclaredAs(found({ deployments }, 'DELETING'), wanted)).toBe(
      false,
    );
    expect(isDeclaredAs(found({ deployments: [] }), wanted)).toBe(false);
    expect(isDeclaredAs(found({}), wanted)).toBe(false);
    expect(isDeclaredAs(undefined, wanted)).toBe(false);
  });
});
