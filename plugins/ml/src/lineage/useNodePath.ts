import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import type { LineageNode } from '@slipway/plugin-ml-common';
import { tabs } from '../model/links';

/** Where a node's page is; undefined for what only a run knows, and for what nobody wrote yet. */
export const useNodePath = () => {
  const page = useEntityRefLink();
  return ({
    ref,
    model,
    version,
    unknownToCatalog,
  }: Pick<LineageNode, 'ref' | 'model' | 'version' | 'unknownToCatalog'>):
    | string
    | undefined => {
    if (model && version) {
      return `${page(model)}/${tabs.versions}/${encodeURIComponent(version)}`;
    }
    return ref && !unknownToCatalog ? page(ref) : undefined;
  };
};
