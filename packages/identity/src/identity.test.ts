import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const org = `
kind: Group
metadata: { name: departures }
---
kind: User
metadata: { name: ada, description: ML engineer }
spec: { profile: { displayName: 'Ada <b>', email: ada@slipway.example }, memberOf: [departures] }
`;

/** A port that was free a moment ago; the issuer's address must be known before it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}

/** A browser's cookies, as far as the sign-in needs them. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(pair => pair.join('=')).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    response.headers.getSetCookie().forEach(line => {
      const [name, value] = line.split(';')[0].split('=');
      this.cookies.set(name, value);
    });
    return response;
  }
}

describe('the identity provider', () => {
  const portal = 'http://localhost:7007';
  const callback = `${portal}/api/auth/oidc/handler/frame`;
  let folder: string;
  let issuer: string;
  let server: ChildProcess;

  async function start(
    env: Record<string, string> = {},
  ): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      [
        '--experimental-strip-types',
        '--disable-warning=ExperimentalWarning',
        '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
        join(__dirname, 'main.ts'),
      ],
      {
        env: {
          PATH: process.env.PATH,
          SLIPWAY_STATE: folder,
          SLIPWAY_IDENTITY_URL: issuer,
          SLIPWAY_PORTAL_URL: portal,
          SLIPWAY_OIDC_SECRET: 'client-secret',
          SLIPWAY_PEOPLE_FILE: join(folder, 'org.yaml'),
          SLIPWAY_DEMO_PASSWORD: 'right',
          ...env,
        },
      },
    );
    return child;
  }

  async function restart(): Promise<void> {
    if (server) {
      server.kill();
      await once(server, 'exit');
    }
    server = await start();
    const [line] = await once(server.stdout!, 'data');
    expect(String(line)).toBe(`identity: ${issuer}, people: ada\n`);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity test '));
    await writeFile(join(folder, 'org.yaml'), org);
    issuer = `http://localhost:${await freePort()}`;
    await restart();
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  });

  const authorization = () =>
    `${issuer}/auth?${new URLSearchParams({
      client_id: 'slipway',
      response_type: 'code',
      scope: 'openid profile email',
      redirect_uri: callback,
      state: 'abc',
      prompt: 'login',
    })}`;

  const token = async (fields: Record<string, string>) => {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('slipway:client-secret').toString(
          'base64',
        )}`,
      },
      body: new URLSearchParams(fields),
    });
    return { status: response.status, body: await response.json() };
  };

  /** Follows the provider's own redirects until it leads back to the portal. */
  async function signIn(browser: Browser): Promise<URL> {
    const page = new URL(
      (await browser.go(authorization())).headers.get('location')!,
      issuer,
    );
    await browser.go(page.href);
    let response = await browser.go(page.href, {
      method: 'POST',
      body: new URLSearchParams({ password: 'right', person: 'ada' }),
    });
    let location = new URL(response.headers.get('location')!, issuer);
    while (location.origin === issuer) {
      response = await browser.go(location.href);
      location = new URL(response.headers.get('location')!, issuer);
    }
    return location;
  }

  it('signs a person in with an email that the catalog can match, and keeps them signed in over a restart', async () => {
    const back = await signIn(new Browser());
    expect(`${back.origin}${back.pathname}`).toBe(callback);
    const code = back.searchParams.get('code')!;

    const first = await token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
    });
    expect(first.status).toBe(200);
    const userinfo = await fetch(`${issuer}/me`, {
      headers: { authorization: `Bearer ${first.body.access_token}` },
    });
    expect(await userinfo.json()).toMatchObject({
      sub: 'ada',
      name: 'Ada <b>',
      email: 'ada@slipway.example',
      email_verified: true,
    });

    await restart();
    const again = await token({
      grant_type: 'refresh_token',
      refresh_token: first.body.refresh_token,
    });
    expect(again).toMatchObject({
      status: 200,
      body: { id_token: expect.any(String) },
    });

    await fetch(`${issuer}/token/revocation`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('slipway:client-secret').toString(
          'base64',
        )}`,
      },
      body: new URLSearchParams({ token: first.body.refresh_token }),
    });
    expect(
      await token({
        grant_type: 'refresh_token',
        refresh_token: first.body.refresh_token,
      }),
    ).toMatchObject({ status: 400 });
    expect(
      (await stat(join(folder, 'identity', 'keys.json'))).mode % 0o1000,
    ).toBe(0o600);
  });

  it('shows the people, escaped, and says when the password is wrong', async () => {
    const browser = new Browser();
    const page = new URL(
      (await browser.go(authorization())).headers.get('location')!,
      issuer,
    );
    const shown = await browser.go(page.href);
    expect(await shown.text()).toMatch(/Ada &lt;b&gt;[^]*ML engineer/);
    const refused = await browser.go(page.href, {
      method: 'POST',
      body: new URLSearchParams({ password: 'wrong', person: 'ada' }),
    });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('That is not the password');
  });

  it('refuses a sign-in that another browser began, and another redirect', async () => {
    const page = new URL(
      (await new Browser().go(authorization())).headers.get('location')!,
      issuer,
    );
    expect((await new Browser().go(page.href)).status).toBe(400);
    const elsewhere = authorization().replace(
      encodeURIComponent(callback),
      encodeURIComponent('http://localhost:9/x'),
    );
    const failed = await new Browser().go(elsewhere);
    expect(failed.status).toBe(400);
    expect(await failed.text()).toContain('Sign-in failed');
  });

  it('does not start in production outside ./slipway', async () => {
    const child = await start({ NODE_ENV: 'production' });
    const [said] = await once(child.stderr!, 'data');
    expect(String(said)).toContain('does not run in production');
    expect(await once(child, 'exit')).toEqual([1, null]);
  });
});
