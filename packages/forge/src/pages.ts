import { NotFoundError } from '@backstage/errors';
import { address, html, style } from '@slipway/embedded';
import type { Html } from '@slipway/embedded';
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import {
  commitPage,
  commitsPage,
  filePage,
  folderPage,
  listPage,
  page,
} from './views.ts';
import type { Repositories } from './Repositories.ts';
import type { Repository } from './Repository.ts';

/** Files and patches longer than this are shown in part. In bytes. */
const longestView = 512 * 1024;

const commitsPerPage = 50;

/** Pages to look at a repository with a browser, at the addresses that Gitea uses. Everything in them is escaped. */
export function pages(repositories: Repositories, baseUrl: string): Router {
  const router = Router();

  router.get('/-/style.css', (_request, response) => {
    response.type('text/css').setHeader('Cache-Control', 'max-age=3600');
    response.send(style);
  });

  router.get(
    '/',
    showing(async () => {
      const owners = await repositories.organisations();
      const rows = await Promise.all(
        owners.map(async owner =>
          (await repositories.list(owner)).map(name => [owner, name] as const),
        ),
      );
      return listPage('Repositories', rows.flat());
    }),
  );

  router.get(
    '/:owner',
    showing(async ({ params }) => {
      if (!(await repositories.hasOrganisation(params.owner))) {
        throw new NotFoundError(`There is no organisation ${params.owner}`);
      }
      const names = await repositories.list(params.owner);
      return listPage(
        params.owner,
        names.map(name => [params.owner, name] as const),
      );
    }),
  );

  router.get(
    '/:owner/:name',
    showing(async ({ params }) => {
      const repository = await repositories.get(
        params.owner,
        params.name.replace(/\.git$/, ''),
      );
      const branch = await repository.defaultBranch();
      const isEmpty = (await repository.branches()).length === 0;
      return isEmpty
        ? page(
            `${params.owner}/${repository.name}`,
            html`<h1>${repository.name}</h1>
              <p>
                This repository is empty. Push to
                <code>${baseUrl}/${params.owner}/${repository.name}.git</code>
              </p>`,
          )
        : {
            location: address(
              params.owner,
              repository.name,
              'src',
              'branch',
              branch,
            ),
          };
    }),
  );

  router.get(
    '/:owner/:name/src/:kind(branch|tag|commit)/:rest(*)',
    showing(async ({ params }) => {
      const repository = await repositories.get(params.owner, params.name);
      const { reference, path } = await splitReference(
        repository,
        params.kind,
        params.rest,
      );
      const commit = await repository.commit(
        await repository.resolve(reference),
      );
      const place = { repository, kind: params.kind, reference, path, commit };
      const found = await repository.at(commit.sha, path);
      if (found.type === 'dir') {
        return folderPage(
          place,
          await repository.list(found.sha, path),
          baseUrl,
        );
      }
      const bytes = await repository.blob(found.sha);
      return filePage(place, bytes.subarray(0, longestView), bytes.length);
    }),
  );

  router.get(
    '/:owner/:name/commits/:kind(branch|tag|commit)/:ref(*)',
    showing(async ({ params, query }) => {
      const repository = await repositories.get(params.owner, params.name);
      const number = Math.max(1, Math.floor(Number(query.page ?? 1)) || 1);
      const head = await repository.resolve(params.ref);
      const commits = await repository.log(
        head,
        commitsPerPage + 1,
        (number - 1) * commitsPerPage,
      );
      return commitsPage(
        repository,
        { kind: params.kind, reference: params.ref, number },
        commits,
        commitsPerPage,
      );
    }),
  );

  router.get(
    '/:owner/:name/commit/:sha',
    showing(async ({ params }) => {
      const repository = await repositories.get(params.owner, params.name);
      const sha = await repository.resolve(params.sha);
      return commitPage(
        repository,
        await repository.commit(sha),
        await repository.patch(sha, longestView),
      );
    }),
  );

  return router;
}

/** Sends a page, or leads to another address. */
function showing(
  make: (request: Request) => Promise<Html | { location: string }>,
): RequestHandler {
  return (request, response, next) => {
    make(request).then(result => sendPage(response, result), next);
  };
}

function sendPage(
  response: Response,
  result: Html | { location: string },
): void {
  if ('location' in result) {
    response.redirect(result.location);
  } else {
    response.type('text/html').send(result.html);
  }
}

/** Branch names may hold slashes: the longest known branch that the address starts with is meant. */
async function splitReference(
  repository: Repository,
  kind: string,
  rest: string,
) {
  const [first, ...others] = rest.split('/');
  const known = kind === 'branch' ? await repository.branches() : [];
  const reference = known
    .filter(name => rest === name || rest.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  return reference
    ? { reference, path: rest.slice(reference.length + 1) }
    : { reference: first, path: others.join('/') };
}
