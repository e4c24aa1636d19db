import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackHost, style } from '@slipway/embedded';
import type { Html } from '@slipway/embedded';
import type { Provider } from 'oidc-provider';
import type { Person } from './people.ts';
import type { Settings } from './settings.ts';
import { failurePage, signInPage } from './views.ts';

/** Bytes of a sign-in form; ours has two short fields. */
const longestForm = 4096;

/** The provider with its own sign-in page in front of it. */
export function createIdentity(
  settings: Settings,
  provider: Provider,
  people: Person[],
) {
  const oidc = provider.callback();
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${settings.portal.url}; frame-ancestors 'none'; base-uri 'none'`;

  const send = (response: ServerResponse, status: number, page: Html) => {
    response.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
    response.end(page.html);
  };

  /** Answers the page of one sign-in; its cookie proves that this browser began it. */
  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      send(response, 200, signInPage(uid, people));
      return;
    }
    const form = new URLSearchParams(await body(request));
    const person = people.find(({ name }) => name === form.get('person'));
    if (!person || !same(form.get('password') ?? '', settings.password)) {
      send(
        response,
        401,
        signInPage(uid, people, 'That is not the password of the demo people.'),
      );
      return;
    }
    await provider.interactionFinished(request, response, {
      login: { accountId: person.name, remember: false },
    });
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').split('?')[0];
    if (!isLoopbackHost(request.headers.host)) {
      send(
        response,
        403,
        failurePage('The demo sign-in answers this machine only.'),
      );
    } else if (path === '/-/style.css') {
      response
        .writeHead(200, {
          'Content-Type': 'text/css',
          'Cache-Control': 'max-age=3600',
        })
        .end(style);
    } else if (path.startsWith('/sign-in/')) {
      signIn(request, response).catch(error => {
        const isExpired = error.name === 'SessionNotFound';
        if (!isExpired) {
          process.stderr.write(`identity: ${error.stack}\n`);
        }
        send(
          response,
          isExpired ? 400 : 500,
          failurePage(
            isExpired
              ? 'This sign-in is over or was begun in another browser.'
              : 'The identity provider failed; its log says why.',
          ),
        );
      });
    } else {
      void oidc(request, response);
    }
  };
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > longestForm) {
      throw new Error('The sign-in form is too long');
    }
  }
  return text;
}

/** Comparison that takes as long for a near miss as for a far one. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
