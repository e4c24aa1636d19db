import type { RegisteredModel } from '@slipway/plugin-ml-common';

/** What findings about an entity depend on of its registered model. */
export type FoundModel = Pick<
  RegisteredModel,
  'aliases' | 'createdAt' | 'deletedAt' | 'newestVersion' | 'renamedTo'
>;

/** Without what may be long: description and tags. */
export const foundModel = ({
  aliases,
  createdAt,
  deletedAt,
  newestVersion,
  renamedTo,
}: RegisteredModel): FoundModel => ({
  aliases,
  createdAt,
  deletedAt,
  newestVersion,
  renamedTo,
});
