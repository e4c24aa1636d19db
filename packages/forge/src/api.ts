import { NotFoundError } from '@backstage/errors';
import express, { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { checkedName } from './names.ts';
import type { Repositories } from './Repositories.ts';
import type { Commit, Repository, TreeEntry } from './Repository.ts';

/** Files larger than this are not sent as base64 in JSON. In bytes. */
const largestContent = 50 * 1024 * 1024;

/**
 * The calls of Gitea's API v1 (https://docs.gitea.com/api/) that Backstage's Gitea reader and `publish:gitea` make.
 *
 * @param baseUrl - how the forge is reached, without a slash at the end
 */
export function api(repositories: Repositories, baseUrl: string): Router {
  const router = Router();
  router.use(express.json({ limit: '100kb' }));

  router.get('/version', (_request, response) => {
    response.json({ version: '1.22.0+slipway' });
  });

  router.get(
    '/orgs/:owner',
    answering(async ({ params }, response) => {
      const owner = checkedName(params.owner, 'organisation');
      if (!(await repositories.hasOrganisation(owner))) {
        throw new NotFoundError(`There is no organisation ${owner}`);
      }
      response.json(toOrganisation(owner));
    }),
  );

  router.post(
    '/orgs',
    answering(async ({ body }, response) => {
      const owner = checkedName(body?.username, 'username');
      await repositories.addOrganisation(owner);
      response.status(201).json(toOrganisation(owner));
    }),
  );

  router.post(
    '/orgs/:owner/repos',
    answering(async ({ params, body }, response) => {
      const description =
        typeof body?.description === 'string'
          ? body.description.slice(0, 255)
          : '';
      const repository = await repositories.create(
        params.owner,
        body?.name,
        description,
      );
      response.status(201).json(await toRepository(repository, baseUrl));
    }),
  );

  router.get(
    '/repos/:owner/:name',
    answering(async ({ params }, response) => {
      response.json(
        await toRepository(
          await repositories.get(params.owner, params.name),
          baseUrl,
        ),
      );
    }),
  );

  router.get(
    '/repos/:owner/:name/contents/:path(*)?',
    answering(async ({ params, query }, response) => {
      const repository = await repositories.get(params.owner, params.name);
      const commit = await repository.resolve(
        String(query.ref ?? (await repository.defaultBranch())),
      );
      await sendContents(repository, commit, params.path ?? '', response);
    }),
  );

  router.get(
    '/repos/:owner/:name/git/commits/:ref(*)',
    answering(async ({ params }, response) => {
      const repository = await repositories.get(params.owner, params.name);
      const commit = await repository.commit(
        await repository.resolve(params.ref),
      );
      response.json(toCommit(repository, commit, baseUrl));
    }),
  );

  router.get(
    '/repos/:owner/:name/archive/:ref(*).tar.gz',
    answering(async ({ params }, response) => {
      const repository = await repositories.get(params.owner, params.name);
      const commit = await repository.resolve(params.ref);
      sendArchive(repository, commit, response);
    }),
  );

  router.use((_request, _response, next) => {
    next(
      new NotFoundError(
        'The forge has no such call; it speaks the part of the Gitea API that Slipway needs',
      ),
    );
  });
  return router;
}

/** Hands what a promise throws to the error handler. */
function answering(
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    handle(request, response).catch(next);
  };
}

/** A file with its bytes, or the list of a folder. */
async function sendContents(
  repository: Repository,
  commit: string,
  path: string,
  response: Response,
) {
  const found = await repository.at(commit, path);
  if (found.type === 'dir') {
    const entries = await repository.list(found.sha, path);
    response.json(
      entries.map(({ name, path: entryPath, type, sha, size }) => ({
        name,
        path: entryPath,
        type,
        sha,
        size,
      })),
    );
    return;
  }
  if (found.size > largestContent) {
    response.status(413).json({
      message: `${path} is larger than ${largestContent} bytes: read it by git`,
    });
    return;
  }
  const entry: Omit<TreeEntry, 'type'> = {
    name: path.split('/').pop() ?? path,
    path,
    sha: found.sha,
    size: found.size,
  };
  response.setHeader('ETag', `"${found.sha}"`);
  response.json({
    ...entry,
    type: 'file',
    encoding: 'base64',
    content: (await repository.blob(found.sha)).toString('base64'),
  });
}

/** Streams the archive; a git that fails half way breaks the connection, so that nobody takes a part for the whole. */
function sendArchive(
  repository: Repository,
  commit: string,
  response: Response,
): void {
  const child = repository.archive(commit);
  child.stdin.end();
  child.stderr.resume();
  response.once('close', () => child.kill());
  response.type('application/gzip');
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${repository.name}-${commit.slice(0, 10)}.tar.gz"`,
  );
  child.once('error', error => response.destroy(error));
  child.stdout.pipe(response, { end: false });
  child.once('close', code => {
    if (code === 0) {
      response.end();
    } else {
      response.destroy();
    }
  });
}

function toOrganisation(owner: string) {
  return {
    name: owner,
    username: owner,
    full_name: owner,
    visibility: 'public',
  };
}

async function toRepository(repository: Repository, baseUrl: string) {
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    name: repository.name,
    full_name: fullName,
    owner: { login: repository.owner, username: repository.owner },
    private: false,
    default_branch: await repository.defaultBranch(),
    html_url: `${baseUrl}/${fullName}`,
    clone_url: `${baseUrl}/${fullName}.git`,
  };
}

function toCommit(repository: Repository, commit: Commit, baseUrl: string) {
  return {
    sha: commit.sha,
    created: commit.author.date,
    html_url: `${baseUrl}/${repository.owner}/${repository.name}/commit/${commit.sha}`,
    commit: { message: commit.message, author: commit.author },
    parents: commit.parents.map(sha => ({ sha })),
  };
}
