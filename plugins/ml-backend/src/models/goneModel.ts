import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { GoneModel, ModelOverview } from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import type { ModelSpec } from '../entities';
import type { RegisteredRefs } from '../fleet';
import { nameKey, type RegistryReader } from '../registry';

/** Most entities of one registered model that are asked for. */
const MOST_REFS = 20;

/** Where a renamed model is looked up by its new name. */
export type NewNames = {
  access: Pick<EntityAccess, 'readableAmong'>;
  registry: Pick<RegistryReader, 'getNewestKnown'>;
  registeredRefs: Pick<RegisteredRefs, 'find'>;
};

/** What an overview says of a model that its registry has no more by its name: also where it is now, if it was renamed. */
export async function goneModel(
  { access, registry, registeredRefs }: NewNames,
  { registry: { instance } }: ModelSpec,
  gone: GoneModel | undefined,
  credentials: BackstageCredentials,
): Promise<ModelOverview['gone']> {
  if (!gone?.renamedTo) return gone;
  const name = { instance, model: gone.renamedTo };
  const [described, newest] = await Promise.all([
    registeredRefs.find([name]),
    registry.getNewestKnown([name]),
  ]);
  const refs = described.map(({ ref }) => ref).slice(0, MOST_REFS);
  const readable = await access.readableAmong(refs, credentials);
  return {
    ...gone,
    describedBy: refs.find(ref => readable.has(ref)),
    url: newest.get(nameKey(name))?.url,
  };
}
