import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import canonicalize from 'canonicalize';

// A lone surrogate has no UTF-8 form, so two programs could hash the same value differently.
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The canonical JSON text of a value (RFC 8785). Throws `InputError` for what JSON would change or drop without a
 * word: NaN, infinity, integers that a double cannot hold, `undefined`, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  refuseInexact(value, '$');
  const text = canonicalize(value);
  if (text === undefined) {
    throw new InputError('There is nothing to write as JSON');
  }
  return text;
}

/** SHA-256 over the canonical JSON of a value, `sha256:<64 hex>`. Throws as {@link canonicalJson}. */
export function digestOfJson(value: unknown): `sha256:${string}` {
  return `sha256:${createHash('sha256')
    .update(canonicalJson(value), 'utf8')
    .digest('hex')}`;
}

/** An object literal, of this or another realm: nothing is inherited but what every object has. */
function isPlain(value: object): boolean {
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || Object.getPrototypeOf(parent) === null;
}

function refuseInexact(value: unknown, place: string): void {
  const refuse = (rule: string): never => {
    throw new InputError(`${place} ${rule}`);
  };
  switch (typeof value) {
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) refuse(`is ${value}, which is not JSON`);
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        refuse(`is ${value}, too large to be exact; write it as a string`);
      }
      return;
    case 'string':
      if (LONE_SURROGATE.test(value)) refuse('holds half of a character');
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
          refuseInexact(item, `${place}[${index}]`);
        }
        return;
      }
      if (!isPlain(value)) {
        refuse('is not plain JSON; convert it first');
      }
      for (const [key, item] of Object.entries(value)) {
        refuseInexact(key, `a key of ${place}`);
        refuseInexact(item, `${place}.${key}`);
      }
      return;
    default:
      refuse(`is ${typeof value}, which is not JSON; leave the field out`);
  }
}
