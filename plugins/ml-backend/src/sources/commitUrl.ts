/** How a forge writes a tree at a branch, a tag or a commit, by the type of Backstage's integration. */
const TREES = new Map<string, { pattern: RegExp; prefix: string }>([
  [
    'gitea',
    { pattern: /\/src\/(?:branch|tag|commit)\/[^/]+/, prefix: '/src/commit/' },
  ],
  ['gitlab', { pattern: /\/-\/(?:tree|blob)\/[^/]+/, prefix: '/-/tree/' }],
  ['github', { pattern: /\/(?:tree|blob)\/[^/]+/, prefix: '/tree/' }],
]);

/** The address of the same tree at one commit, or the address itself where the forge's way to write it is not known. */
export function commitUrl(
  url: string,
  forge: string | undefined,
  commit: string,
): string {
  const tree = TREES.get(forge ?? '');
  if (!tree) return url;
  const address = new URL(url);
  address.pathname = address.pathname.replace(
    tree.pattern,
    `${tree.prefix}${encodeURIComponent(commit)}`,
  );
  return address.toString();
}

/** The address without user name and password. */
export function withoutCredentials(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.toString();
}
