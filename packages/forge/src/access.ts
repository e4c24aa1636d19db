import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopbackHost } from '@slipway/embedded';
import type { Request, RequestHandler } from 'express';

/** The one account that may use the API and push. */
export type Account = { user: string; password: string };

/** Whether a request carries the account by basic authorisation, or its password as Gitea's `token`. */
export function isSignedIn(request: Request, account: Account): boolean {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  switch (scheme.toLowerCase()) {
    case 'basic':
      return same(
        Buffer.from(value, 'base64').toString('utf8'),
        `${account.user}:${account.password}`,
      );
    case 'token':
      return same(value, account.password);
    default:
      return false;
  }
}

/** Lets only the account through. */
export function requireAccount(account: Account): RequestHandler {
  return (request, response, next) => {
    if (isSignedIn(request, account)) {
      next();
      return;
    }
    response.setHeader(
      'WWW-Authenticate',
      'Basic realm="Slipway forge", charset="UTF-8"',
    );
    response.status(401).json({
      message:
        'This needs the forge account: user and password by basic authorisation',
    });
  };
}

/**
 * Refuses what a web page elsewhere could make a browser send: requests for another host name (DNS rebinding), and
 * writes that come from a page at all.
 */
export const refuseForeignPages: RequestHandler = (request, response, next) => {
  const fromPage =
    request.headers.origin !== undefined &&
    !['GET', 'HEAD'].includes(request.method);
  if (!isLoopbackHost(request.headers.host) || fromPage) {
    response.status(403).json({
      message: 'The forge answers programs and browsers on this machine only',
    });
    return;
  }
  next();
};

/** Comparison that takes as long for a near miss as for a far one. */
function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
