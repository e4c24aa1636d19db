import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type { RegistryName } from './registryName';

/** What `spec.owner` says where nobody owns the model. */
export const UNOWNED = 'unowned';

/** Digest of all that was made of the registry's entry: what others add to the entity is no difference. */
export const DISCOVERED_DIGEST_ANNOTATION = 'slipway.dev/discovered-digest';

const PREFIX = 'slipway:registry/';

/** Location of an entity that was made from a registry's entry, because nobody described the model. */
export const discoveredLocation = ({ instance, model }: RegistryName): string =>
  `${PREFIX}${encodeURIComponent(instance)}/${encodeURIComponent(model)}`;

/** Was the entity made from a registry's entry? */
export const isDiscovered = (entity: Entity): boolean =>
  entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]?.startsWith(
    PREFIX,
  ) ?? false;
