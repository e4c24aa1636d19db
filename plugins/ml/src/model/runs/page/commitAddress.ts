const SCP = /^[\w.-]+@([\w.-]+):(?!\/)([\w./~-]+)$/;

/** The repository's page, without user, password and port of a shell. */
const webAddressOf = (source: string): URL | undefined => {
  const short = SCP.exec(source);
  try {
    if (short) return new URL(`https://${short[1]}/${short[2]}`);
    const address = new URL(source);
    if (/^https?:$/.test(address.protocol)) return address;
    return /^(?:git\+)?ssh:$/.test(address.protocol)
      ? new URL(`https://${address.hostname}${address.pathname}`)
      : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The page of a commit where the source's address is that of a repository over HTTP or SSH, as GitHub, GitLab, Gitea,
 * Forgejo and Bitbucket have it; `undefined` for another address.
 */
export const commitAddress = (
  source: string | undefined,
  commit: string,
): string | undefined => {
  if (!source || !/^[0-9a-f]{7,64}$/i.test(commit)) return undefined;
  const address = webAddressOf(source);
  if (!address) return undefined;
  const [owner, repository] = address.pathname.split('/').filter(Boolean);
  if (!owner || !repository) return undefined;
  // A folder within the repository follows after one of these.
  const path = address.pathname
    .split(/\/(?:-\/)?(?:src|tree|blob)\//, 1)[0]
    .replace(/\.git$|\/$/g, '');
  const page = address.hostname === 'bitbucket.org' ? 'commits' : 'commit';
  return `${address.origin}${path}/${page}/${commit}`;
};
