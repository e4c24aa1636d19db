import { createHash } from 'node:crypto';
import {
  ML_API_VERSION,
  UNOWNED,
  type MLModelEntity,
} from '@slipway/plugin-ml-common';
import { toOwner } from './owner';
import { fitsPattern } from './pattern';
import { plainLine } from './plainText';
import type { Registered, RegistryDiscovery } from './types';

const LONGEST_MODEL = 256;
const LONGEST_NAME = 63;
const LONGEST_TITLE = 100;
const LONGEST_DESCRIPTION = 300;

/** Does the registry's discovery concern a model of this name? */
export const concerns = (
  { mode, include, exclude }: RegistryDiscovery,
  model: string,
): boolean =>
  mode !== 'off' &&
  include.some(pattern => fitsPattern(pattern, model)) &&
  !exclude.some(pattern => fitsPattern(pattern, model));

/** Can an entity point at it? A name with control characters, or longer than any registry allows, cannot be written. */
export const canBeDescribed = ({ model }: Pick<Registered, 'model'>): boolean =>
  model.length > 0 &&
  model.length <= LONGEST_MODEL &&
  !/[\p{Cc}\p{Cs}]/u.test(model);

/** The model's own name, where the catalog allows it and it belongs to nobody else. */
const plainName = ({ instance, model }: Registered): string | undefined =>
  instance === 'default' &&
  model.length <= LONGEST_NAME &&
  /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/.test(model)
    ? model
    : undefined;

/** A name that only this model of this registry has. */
function ownName({ instance, model }: Registered): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([instance, model]))
    .digest('hex')
    .slice(0, 8);
  const readable = model
    .slice(0, LONGEST_MODEL)
    .normalize('NFKD')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME - fingerprint.length - 1)
    .replace(/^-+|-+$/g, '');
  return `${readable || 'model'}-${fingerprint}`;
}

/**
 * Name of the entity: the registered name where the catalog allows it and it is free, else a readable form of it with a
 * fingerprint. It depends on nothing but the model and what `isTaken` says, so that it stays the same.
 */
export function nameRegistered(
  registered: Registered,
  isTaken: (name: string) => boolean = () => false,
): string {
  const plain = plainName(registered);
  return plain && !isTaken(plain) ? plain : ownName(registered);
}

/** Who owns it: what its tag says, else the first rule that fits, else `unowned`. */
export function ownerOfRegistered(
  { model, tags }: Registered,
  { ownerTag, owners }: RegistryDiscovery,
): string {
  const tagged = Object.hasOwn(tags, ownerTag) ? tags[ownerTag] : '';
  return (
    toOwner(tagged) ??
    owners.find(({ pattern }) => fitsPattern(pattern, model))?.owner ??
    UNOWNED
  );
}

/** A registered model as an entity, without what says where the entity comes from. */
export function describeRegistered(
  registered: Registered,
  settings: RegistryDiscovery,
  name: string,
): MLModelEntity {
  const { instance, model, description } = registered;
  const title = plainLine(model, LONGEST_TITLE);
  const about = plainLine(description ?? '', LONGEST_DESCRIPTION);
  return {
    apiVersion: ML_API_VERSION,
    kind: 'MLModel',
    metadata: {
      name,
      namespace: settings.namespace,
      ...(title && title !== name ? { title } : {}),
      ...(about ? { description: about } : {}),
    },
    spec: {
      type: 'model',
      lifecycle: settings.lifecycle,
      owner: ownerOfRegistered(registered, settings),
      registry: { instance, model },
    },
  };
}
