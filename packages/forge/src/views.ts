import { address, html, mark } from '@slipway/embedded';
import type { Html } from '@slipway/embedded';
import type { Commit, Repository, TreeEntry } from './Repository.ts';

/** What a page of a tree shows. */
export type Place = {
  repository: Repository;
  kind: string;
  reference: string;
  path: string;
  commit: Commit;
};

/** The frame around every page. */
export function page(title: string, content: Html): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Slipway forge</title>
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body>
        <header><a href="/" class="brand">${mark} Slipway forge</a></header>
        <main>${content}</main>
      </body>
    </html> `;
}

/** Repositories, of one organisation or of all. */
export function listPage(
  title: string,
  rows: readonly (readonly [owner: string, name: string])[],
): Html {
  const items = rows.map(
    ([owner, name]) =>
      html`<tr>
        <td><a href="${address(owner, name)}">${owner}/${name}</a></td>
      </tr>`,
  );
  return page(
    title,
    html`<h1>${title}</h1>
      ${rows.length === 0
        ? html`<p class="quiet">
            Nothing is here yet. Create a repository from a template in the
            portal.
          </p>`
        : html`<table>
            ${items}
          </table>`}`,
  );
}

/** A folder's entries. */
export function folderPage(
  place: Place,
  entries: TreeEntry[],
  baseUrl: string,
): Html {
  const { repository, kind, reference, path } = place;
  const rows = entries.map(entry => {
    const name = entry.type === 'dir' ? `${entry.name}/` : entry.name;
    const link = address(
      repository.owner,
      repository.name,
      'src',
      kind,
      reference,
      entry.path,
    );
    return html`<tr>
      <td>
        ${entry.type === 'submodule'
          ? name
          : html`<a href="${link}">${name}</a>`}
      </td>
      <td class="number">
        ${entry.size === undefined ? '' : `${entry.size} B`}
      </td>
    </tr>`;
  });
  return page(
    titleOf(place),
    html`${heading(place)}
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th class="number">Size</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${path === ''
        ? html`<h2>Clone</h2>
            <pre tabindex="0">
git clone ${baseUrl}/${repository.owner}/${repository.name}.git</pre
            >`
        : undefined}`,
  );
}

/** A file's text, or that it has none. */
export function filePage(place: Place, bytes: Uint8Array, size: number): Html {
  const isBinary = bytes.includes(0);
  const text = isBinary ? '' : Buffer.from(bytes).toString('utf8');
  return page(
    titleOf(place),
    html`${heading(place)}
    ${isBinary
      ? html`<p class="quiet">A binary file of ${size} bytes.</p>`
      : html`<pre tabindex="0" aria-label="Content of ${place.path}">
${text}</pre
        >`}
    ${!isBinary && size > bytes.length
      ? html`<p class="quiet">The first ${bytes.length} of ${size} bytes.</p>`
      : undefined}`,
  );
}

/** The history of a branch, page by page. */
export function commitsPage(
  repository: Repository,
  at: { kind: string; reference: string; number: number },
  commits: Commit[],
  perPage: number,
): Html {
  const rows = commits.slice(0, perPage).map(
    commit =>
      html`<tr>
        <td>
          <a
            href="${address(
              repository.owner,
              repository.name,
              'commit',
              commit.sha,
            )}"
            ><code>${commit.sha.slice(0, 10)}</code></a
          >
        </td>
        <td>${commit.subject}</td>
        <td>${commit.author.name}</td>
        <td class="number">${commit.author.date}</td>
      </tr>`,
  );
  const link = address(
    repository.owner,
    repository.name,
    'commits',
    at.kind,
    at.reference,
  );
  return page(
    `Commits of ${repository.name}`,
    html`<h1>
        Commits of
        <a href="${address(repository.owner, repository.name)}"
          >${repository.owner}/${repository.name}</a
        >, ${at.kind} ${at.reference}
      </h1>
      <table>
        <thead>
          <tr>
            <th>Commit</th>
            <th>What</th>
            <th>Who</th>
            <th class="number">When</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p>
        ${at.number > 1
          ? html`<a href="${link}?page=${at.number - 1}">Newer</a> `
          : undefined}${commits.length > perPage
          ? html`<a href="${link}?page=${at.number + 1}">Older</a>`
          : undefined}
      </p>`,
  );
}

/** One commit: its message and what it changed. */
export function commitPage(
  repository: Repository,
  commit: Commit,
  patch: string,
): Html {
  const { author, sha, message, parents, subject } = commit;
  const lines = patch.split('\n').map(line => {
    if (line.startsWith('+') && !line.startsWith('+++')) {
      return html`<ins>${line}</ins> `;
    }
    return line.startsWith('-') && !line.startsWith('---')
      ? html`<del>${line}</del> `
      : html`${line} `;
  });
  const to = (...rest: string[]) =>
    address(repository.owner, repository.name, ...rest);
  const before = parents.map(
    parent =>
      html` · Parent
        <a href="${to('commit', parent)}"
          ><code>${parent.slice(0, 10)}</code></a
        >`,
  );
  return page(
    `${subject} · ${repository.name}`,
    html`<h1>${subject}</h1>
      <p class="quiet">
        <a href="${to()}">${repository.owner}/${repository.name}</a> ·
        <code>${sha}</code> · ${author.name}, ${author.date}${before} ·
        <a href="${to('src', 'commit', sha)}">Files</a>
      </p>
      <pre tabindex="0" aria-label="Message">${message}</pre>
      <h2>What it changed</h2>
      <pre tabindex="0" aria-label="Patch">${lines}</pre>`,
  );
}

function titleOf({ repository, path, reference }: Place): string {
  return `${path || repository.name} at ${reference} · ${repository.owner}/${
    repository.name
  }`;
}

/** Where one is, each part a link, and the newest commit there. */
function heading({ repository, kind, reference, path, commit }: Place): Html {
  const root = [repository.owner, repository.name];
  const segments = path.split('/').filter(Boolean);
  const trail = segments.map(
    (segment, index) =>
      html` /
        <a
          href="${address(
            ...root,
            'src',
            kind,
            reference,
            ...segments.slice(0, index + 1),
          )}"
          >${segment}</a
        >`,
  );
  return html`<h1>
      <a href="${address(repository.owner)}">${repository.owner}</a> /
      <a href="${address(...root, 'src', kind, reference)}"
        >${repository.name}</a
      >${trail}
    </h1>
    <p class="quiet">
      ${kind} ${reference} ·
      <a href="${address(...root, 'commit', commit.sha)}"
        ><code>${commit.sha.slice(0, 10)}</code></a
      >
      ${commit.subject} ·
      <a href="${address(...root, 'commits', kind, reference)}">Commits</a>
    </p>`;
}
