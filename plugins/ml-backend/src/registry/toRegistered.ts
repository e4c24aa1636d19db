import type { RegisteredModel } from '@slipway/plugin-ml-common';
import {
  valuesWithoutUserInfo,
  withoutUserInfo,
} from '../ports/withoutUserInfo';
import type { ListedModel } from './mirror/ModelStore';
import type { ModelPayload, VersionRow } from './mirror/rows';

/** A registered model in the API's words. `renamedTo`: what its registry calls it now. */
export function toRegistered(
  row: ListedModel,
  newest: VersionRow | undefined,
  renamedTo: string | undefined,
): RegisteredModel {
  const { description, tags }: ModelPayload = JSON.parse(row.payload);
  return {
    instance: row.instance,
    model: row.model,
    description: description && withoutUserInfo(description),
    tags: valuesWithoutUserInfo(tags),
    aliases: JSON.parse(row.aliases),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    newestVersion: newest && {
      version: newest.version,
      createdAt: newest.created_at,
      runId: newest.run_id ?? undefined,
    },
    versions: Number(row.versions),
    deletedAt: row.deleted_at ?? undefined,
    renamedTo,
  };
}
