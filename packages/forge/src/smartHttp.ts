import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Account } from './access.ts';
import { requireAccount } from './access.ts';
import { gitEnvironment } from './git.ts';
import type { Repositories } from './Repositories.ts';
import type { Repository } from './Repository.ts';

/**
 * Clone, fetch and push: git's own `http-backend` behind the three requests of the smart protocol
 * (https://git-scm.com/docs/http-protocol). Everybody on this machine may fetch; only the account may push.
 */
export function smartHttp(
  repositories: Repositories,
  account: Account,
): Router {
  const router = Router();
  const onlyAccount = requireAccount(account);
  const serve =
    (
      service: string,
      user?: string,
    ): RequestHandler<{ owner: string; name: string }> =>
    (request, response, next) => {
      repositories
        .get(request.params.owner, request.params.name)
        .then(repository =>
          answer({
            root: repositories.root,
            repository,
            service,
            user,
            request,
            response,
          }),
        )
        .catch(next);
    };
  const push = serve('git-receive-pack', account.user);
  const fetch = serve('git-upload-pack');

  router.get('/:owner/:name.git/info/refs', (request, response, next) => {
    switch (request.query.service) {
      case 'git-upload-pack':
        fetch(request, response, next);
        break;
      case 'git-receive-pack':
        onlyAccount(request, response, () => push(request, response, next));
        break;
      default:
        response.status(403).json({
          message:
            'Only the smart HTTP protocol is spoken here: use git 1.6.6 or newer',
        });
    }
  });
  router.post('/:owner/:name.git/git-upload-pack', fetch);
  router.post('/:owner/:name.git/git-receive-pack', onlyAccount, push);
  return router;
}

type Exchange = {
  root: string;
  repository: Repository;
  service: string;
  /** Set for pushes only: http-backend accepts them from a named user. */
  user?: string;
  request: Request<{ owner: string; name: string }>;
  response: Response;
};

/** Runs `git http-backend` as a CGI program for one request. */
async function answer({
  root,
  repository,
  service,
  user,
  request,
  response,
}: Exchange): Promise<void> {
  const isExchange = request.method === 'POST';
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${repository.owner}/${repository.name}.git/${
        isExchange ? service : 'info/refs'
      }`,
      QUERY_STRING: isExchange ? '' : `service=${service}`,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: request.socket.remoteAddress ?? '',
      ...(user ? { REMOTE_USER: user } : {}),
    },
  });
  child.stdin.on('error', () => child.kill());
  child.stderr.resume();
  response.once('close', () => child.kill());
  request.pipe(child.stdin);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  await Promise.all([forwardCgi(child.stdout, response), ended]);
  if (user && isExchange) {
    await repository.adoptFirstBranch();
  }
  response.end();
}

/** Turns a CGI answer (headers, an empty line, the body; RFC 3875 section 6) into an HTTP one, left open at its end. */
async function forwardCgi(output: Readable, response: Response): Promise<void> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of output) {
    if (head === undefined) {
      if (!response.write(chunk)) {
        await new Promise(resolve =>
          response.once('drain', resolve).once('close', resolve),
        );
      }
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end >= 0) {
      writeHead(head.subarray(0, end).toString('latin1'), response);
      response.write(head.subarray(end + 4));
      head = undefined;
    }
  }
  if (head !== undefined) {
    response
      .status(502)
      .type('text/plain')
      .write('git http-backend gave no answer');
  }
}

function writeHead(text: string, response: Response): void {
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    if (name.toLowerCase() === 'status') {
      response.status(Number.parseInt(value, 10));
    } else {
      response.setHeader(name, value);
    }
  }
}
