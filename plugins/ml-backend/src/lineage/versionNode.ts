import type { Version } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { ServesIn } from '../registry';
import type { Place } from './nodeOf';
import type { LineageNode } from './types';

/** Longest text of a node that is not the catalog's own. */
export const LONGEST = 250;

/** A version of a model of the catalog as a node. */
export const versionNode = (
  { ref, name, title }: Pick<ModelSpec, 'ref' | 'name' | 'title'>,
  { version, description }: Pick<Version, 'version' | 'description'>,
  { environments, byRegistry }: ServesIn,
  place: Place,
): LineageNode => ({
  id: `version:${ref}@${version}`,
  kind: 'version',
  title: `${title ?? name} version ${version}`.slice(0, LONGEST),
  description: description?.slice(0, LONGEST),
  version,
  model: ref,
  ...(environments.length > 0 && { environments }),
  ...(byRegistry.length > 0 && { byRegistry }),
  ...place,
});

/** What data was read for, as an edge says it. */
export const contextOf = (words: Iterable<string>): string | undefined =>
  [...new Set(words)].join(', ').slice(0, LONGEST) || undefined;
