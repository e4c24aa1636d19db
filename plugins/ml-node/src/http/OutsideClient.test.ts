import type { RequestListener } from 'node:http';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { OutsideServer } from '../testUtils';
import { OutsideClient } from './OutsideClient';
import type { OutsideTarget } from './target';

const TOKEN = 'a-very-secret-token';

describe('OutsideClient', () => {
  let server: OutsideServer;

  afterEach(() => server.stop());

  async function answerWith(
    listener: RequestListener,
    options: Partial<OutsideTarget> = {},
  ) {
    server = await OutsideServer.start(listener);
    return new OutsideClient({
      system: 'Thing',
      instance: 'default',
      url: server.url,
      configKey: 'ml.things',
      credentials: { kind: 'bearer', token: TOKEN },
      ...options,
    });
  }

  /** Any JSON is fine. */
  const anything = {
    safeParse: (value: unknown) => ({ success: true as const, data: value }),
  };

  it('sends the token and nothing that looks like a browser', async () => {
    let headers: Record<string, unknown> = {};
    const client = await answerWith((request, response) => {
      headers = request.headers;
      response.end('{"a":1}');
    });
    await expect(
      client.json(anything, {
        method: 'POST',
        path: '/x',
        query: { q: 'a&b', list: ['1', '2'], none: undefined },
        body: { b: 2 },
      }),
    ).resolves.toEqual({ a: 1 });
    expect(server.requests).toEqual(['POST /x?q=a%26b&list=1&list=2']);
    expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['user-agent']).not.toMatch(/^mozilla/i);
    expect(Object.keys(headers).join()).not.toMatch(/sec-fetch|origin|referer/);
  });

  it.each([
    [400, InputError, 'refused the request'],
    [401, NotAllowedError, 'Check the credentials in ml.things'],
    [403, NotAllowedError, 'Check the credentials in ml.things'],
    [404, NotFoundError, 'no such thing'],
    [422, InputError, 'refused the request'],
    [429, ServiceUnavailableError, 'Try again later'],
    [500, ServiceUnavailableError, 'Look at the logs'],
    [503, ServiceUnavailableError, 'Try again later'],
    [302, ServiceUnavailableError, 'redirects'],
  ])(
    'says of status %i whose fault it is and what to try, without secrets',
    async (status, kind, advice) => {
      const client = await answerWith((_, response) => {
        response.writeHead(status, { location: 'http://elsewhere.example' });
        response.end(
          JSON.stringify({
            message: `bad \u0007 ${TOKEN} ${'long '.repeat(1_000)}`,
          }),
        );
      });
      const failure: Error = await client
        .bytes({ path: '/', idempotent: false })
        .then(
          () => new Error('no failure'),
          error => error,
        );
      expect(failure).toBeInstanceOf(kind);
      expect(failure.message).toContain('Thing (default)');
      expect(failure.message).toContain(advice);
      expect(failure.message.length).toBeLessThan(800);
      expect(JSON.stringify({ ...failure, m: failure.message })).not.toContain(
        TOKEN,
      );
    },
  );

  it('tries a read again while the system is busy, and gives what comes', async () => {
    let tries = 0;
    const client = await answerWith((_, response) => {
      tries += 1;
      response.writeHead(tries < 3 ? 503 : 200).end('there');
    });
    await expect(client.text({ path: '/' })).resolves.toBe('there');
    expect(tries).toBe(3);
  });

  it('never sends a plain POST twice', async () => {
    const client = await answerWith(request => request.socket.destroy());
    await expect(
      client.bytes({ method: 'POST', path: '/', body: {} }),
    ).rejects.toThrow('does not answer (ECONNRESET)');
    expect(server.requests).toHaveLength(1);
    await expect(
      client.bytes({ method: 'POST', path: '/', body: {}, idempotent: true }),
    ).rejects.toThrow('does not answer');
    expect(server.requests).toHaveLength(4);
  });

  it('says that nobody answers at the address', async () => {
    const client = await answerWith(() => {}, {
      url: 'http://127.0.0.1:1/prefix/',
    });
    await expect(client.bytes({ path: '/x' })).rejects.toThrow(
      'Thing (default) at http://127.0.0.1:1 does not answer (ECONNREFUSED). Check that it runs and that ml.things has its address',
    );
  });

  it('gives up on an answer that does not come, or does not end', async () => {
    const client = await answerWith((request, response) => {
      if (request.url === '/drips') {
        response.write('a');
      }
    });
    for (const path of ['/silent', '/drips']) {
      await expect(client.bytes({ path, timeout: 50 })).rejects.toThrow(
        'did not answer within 0.05 s',
      );
    }
    expect(server.requests).toEqual(['GET /silent', 'GET /drips']);
  });

  it('is aborted by the caller, while waiting for its turn too', async () => {
    const client = await answerWith(() => {}, { maxConcurrency: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const answers = [first, second].map(({ signal }) =>
      client.bytes({ path: '/', signal }),
    );
    second.abort(new Error('second was enough'));
    await expect(answers[1]).rejects.toThrow('second was enough');
    first.abort(new Error('first was enough'));
    await expect(answers[0]).rejects.toThrow('first was enough');
  });

  it('lets no more requests through at once than the target bears', async () => {
    let inside = 0;
    let most = 0;
    const client = await answerWith(
      (_, response) => {
        inside += 1;
        most = Math.max(most, inside);
        setImmediate(() => {
          inside -= 1;
          response.end('done');
        });
      },
      { maxConcurrency: 3 },
    );
    await Promise.all(
      Array.from({ length: 20 }, () => client.text({ path: '/' })),
    );
    expect(most).toBeLessThanOrEqual(3);
    expect(server.requests).toHaveLength(20);
  });

  it('refuses an answer that is too large, and stops reading it', async () => {
    let written = 0;
    const client = await answerWith((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000))) {
          written += 10_000;
        }
      };
      response.on('drain', more);
      more();
    });
    await expect(
      client.bytes({ path: '/', maxAnswerBytes: 1_000 }),
    ).rejects.toThrow('answered more than 1000 bytes');
    expect(written).toBeLessThan(50_000_000);
  });

  it.each(['<html>login</html>', '{"a": NaN}', ''])(
    'takes %j for an unknown form of answer',
    async body => {
      const client = await answerWith((_, response) => response.end(body));
      await expect(client.json(anything, { path: '/' })).rejects.toThrow(
        'answered in an unknown form: / gave no JSON',
      );
    },
  );

  it('streams an answer and leaves when the reader has enough', async () => {
    const client = await answerWith((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const size = await client.stream({ path: '/' }, async pieces => {
      let read = 0;
      for await (const piece of pieces) {
        read += piece.byteLength;
        if (read > 100_000) {
          break;
        }
      }
      return read;
    });
    expect(size).toBeGreaterThan(100_000);
  });

  it('tells a broken stream from its end', async () => {
    const client = await answerWith((_, response) => {
      response.writeHead(200, { 'content-length': 1_000 });
      response.write('half', () => response.destroy());
    });
    await expect(client.text({ path: '/' })).rejects.toThrow(
      ServiceUnavailableError,
    );
  });

  it.each([
    'ftp://host',
    'http://user:word@host',
    'nonsense',
    'http://host/?token=x',
  ])('refuses the address %s without repeating it', async url => {
    server = await OutsideServer.start(() => {});
    const create = () =>
      new OutsideClient({
        system: 'Thing',
        instance: 'default',
        url,
        configKey: 'ml.things',
      });
    expect(create).toThrow(InputError);
    expect(create).not.toThrow(/word|token/);
  });
});
