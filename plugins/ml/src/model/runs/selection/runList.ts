/** Runs that can be compared at once, as the API takes them. */
export const MOST_RUNS = 500;

const PLAIN = 20;
const PACKED = '.';
const HEX_ID = /^[0-9a-f]{32}$/;
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Is it what the API takes for the id of a run? Others may stand in a tag that anybody can write. */
export const isRunId = (text: string): boolean => RUN_ID.test(text);

const toBytes = (hex: string): string =>
  hex.replace(/../g, pair => String.fromCharCode(parseInt(pair, 16)));

const toHex = (bytes: string): string =>
  [...bytes]
    .map(byte => byte.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');

const toBase64Url = (bytes: string): string =>
  btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const fromBase64Url = (text: string): string => {
  try {
    return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
};

/**
 * Ids of runs as they stand in an address: `a,b,c`. Many of MLflow's ids (32 hexadecimal digits) are packed as base64url
 * (RFC 4648, section 5) after a dot, so that 500 of them stay below the 16 KiB that a server reads of a request's head.
 */
export const writeRunList = (ids: readonly string[]): string =>
  ids.length > PLAIN && ids.every(id => HEX_ID.test(id))
    ? `${PACKED}${toBase64Url(ids.map(toBytes).join(''))}`
    : ids.join(',');

/** The ids in such a text, each once, at most 500; what is no id is left out. */
export const readRunList = (text: string | undefined): string[] => {
  if (!text) return [];
  const ids = text.startsWith(PACKED)
    ? toHex(fromBase64Url(text.slice(1))).match(/.{32}/g) ?? []
    : text.split(',');
  return [...new Set(ids.filter(isRunId))].slice(0, MOST_RUNS);
};
