/** An address as far as it goes; the bounds keep the search linear, whatever the text. */
const ADDRESS = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)([^\s"'<>]*)/gi;

/** A user and password before a host that has no scheme. */
const BARE_SIGN_IN = /(^|[\s=])[^\s/@:=]{1,256}:[^\s/@]{1,256}@/g;

/** An option whose own name says what it holds: `--config-token=…`. */
const SECRET_OPTION =
  /^(-{1,2}[\w-]{0,60}?(?:token|passw|secret|key)[\w-]{0,60})[\s=].*$/i;

/** The fragments that pip gives a meaning. */
const KNOWN_FRAGMENT =
  /^#(?:(?:egg|subdirectory|sha\d+|md5)=[\w./[\]-]+&?){1,4}/;

const HIDDEN = '…';

const isPort = (text: string) => /^\d*$/.test(text);

/** Is this part of a path rather a token than a name? Some indexes take their token there. */
function isToken(part: string): boolean {
  // What follows is a commit or a tag, which is the version of what is asked for.
  const [name] = part.split('@');
  return (
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(name) ||
    (name.match(/[A-Za-z0-9]{16,}/g) ?? []).some(
      run => /\d/.test(run) && /[A-Za-z]/.test(run),
    )
  );
}

const plainPath = (path: string): string =>
  path
    .split('/')
    .map((part, index, parts) =>
      // Conda's own indexes: /t/<token>/channel.
      isToken(part) || (part && parts[index - 1] === 't') ? HIDDEN : part,
    )
    .join('/');

/** What follows the scheme, without user, password, query, and what else signs in. */
function plainRest(rest: string): string {
  const end = rest.search(/[?#]/);
  const address = end < 0 ? rest : rest.slice(0, end);
  const fragment = /#.*$/.exec(rest)?.[0] ?? '';
  const slash = address.indexOf('/');
  const authority = slash < 0 ? address : address.slice(0, slash);
  const path = slash < 0 ? '' : address.slice(slash);
  const kept = KNOWN_FRAGMENT.exec(fragment)?.[0] ?? '';
  if (authority.includes('@')) {
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    return host + plainPath(path) + kept;
  }
  // A colon without a port behind it, or a second `@`: a password with a character that ends the host.
  const [, ...behind] = authority.startsWith('[') ? [] : authority.split(':');
  const isPlain = behind.every(isPort) && path.split('@').length <= 2;
  return isPlain ? authority + plainPath(path) + kept : HIDDEN;
}

/** A text with its addresses as {@link withoutSecrets} leaves them, and everything else as it is. */
export const withPlainAddresses = (text: string): string =>
  text.replace(
    ADDRESS,
    (_, scheme: string, rest: string) => scheme + plainRest(rest),
  );

/**
 * A line of requirements without what signs in to where the packages come from: user and password of an address also
 * where they hold characters that they should not, its query, tokens in its path, and values of options that are
 * secrets by their name. What is left names the same place.
 */
export const withoutSecrets = (line: string): string =>
  withPlainAddresses(line)
    .replace(BARE_SIGN_IN, '$1')
    .replace(SECRET_OPTION, `$1 ${HIDDEN}`);
