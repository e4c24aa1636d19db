import { html } from '@slipway/embedded';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { refuseForeignPages, requireAccount } from './access.ts';
import type { Account } from './access.ts';
import { api } from './api.ts';
import { pages } from './pages.ts';
import { Repositories } from './Repositories.ts';
import { smartHttp } from './smartHttp.ts';
import { page } from './views.ts';

/** What a forge is made of. `baseUrl` has no slash at its end; `repositories` is a folder. */
export type ForgeOptions = {
  repositories: string;
  account: Account;
  baseUrl: string;
};

const statuses: Record<string, number> = {
  InputError: 400,
  NotFoundError: 404,
  ConflictError: 409,
};

/** Errors as Gitea words them for programs, and as a page for people. Unforeseen ones keep their details to the log. */
const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status: number =
    statuses[error.name] ?? (error.expose ? error.statusCode : 500);
  if (status === 500) {
    process.stderr.write(
      `${request.method} ${request.path}: ${error.stack ?? error}\n`,
    );
  }
  const message =
    status === 500
      ? 'The forge failed; its log says why'
      : String(error.message);
  response.status(status);
  if (request.accepts(['json', 'html']) === 'html') {
    response.type('text/html').send(
      page(
        'Error',
        html`<h1>${status}</h1>
          <p>${message}</p>`,
      ).html,
    );
  } else {
    response.json({ message });
  }
};

/** The whole forge as an Express application: git over smart HTTP, the API, the pages. */
export function createForge({
  repositories: folder,
  account,
  baseUrl,
}: ForgeOptions): Express {
  const repositories = new Repositories(folder);
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseForeignPages);
  app.use((_request, response, next) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  });
  app.get('/api/healthz', (_request, response) => {
    response.json({ status: 'pass' });
  });
  app.use('/api/v1', requireAccount(account), api(repositories, baseUrl));
  app.use(smartHttp(repositories, account));
  app.use(pages(repositories, baseUrl));
  app.use((request, response) => {
    response
      .status(404)
      .type('text/html')
      .send(
        page(
          'Not found',
          html`<h1>Not found</h1>
            <p>The forge has nothing at <code>${request.path}</code>.</p>`,
        ).html,
      );
  });
  app.use(answerErrors);
  return app;
}
