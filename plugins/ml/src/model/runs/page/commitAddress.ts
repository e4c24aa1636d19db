/**
 * The page of a commit where the source's address is that of a repository over HTTP, as GitHub, GitLab, Gitea and
 * Forgejo have it; `undefined` for another address.
 */
export const commitAddress = (
  source: string | undefined,
  commit: string,
): string | undefined => {
  if (!source || !/^[0-9a-f]{7,64}$/i.test(commit)) return undefined;
  const ssh = /^git@([\w.-]+):([\w./-]+?)(?:\.git)?$/.exec(source);
  if (ssh) return `https://${ssh[1]}/${ssh[2]}/commit/${commit}`;
  let address: URL;
  try {
    address = new URL(source);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(address.protocol)) return undefined;
  const [owner, repository] = address.pathname.split('/').filter(Boolean);
  if (!owner || !repository) return undefined;
  // A folder within the repository follows after one of these.
  const path = address.pathname
    .split(/\/(?:-\/)?(?:src|tree|blob)\//, 1)[0]
    .replace(/\.git$|\/$/g, '');
  return `${address.origin}${path}/commit/${commit}`;
};
