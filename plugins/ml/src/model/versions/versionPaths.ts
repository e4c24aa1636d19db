import { useEntityPaths } from '../links';

/** Where the comparison of two versions of a model is. */
export const useComparisonPath = (model: string) => {
  const versions = useEntityPaths(model).tab('versions');
  return (left: string, right: string) =>
    `${versions}/compare?${new URLSearchParams({ left, right })}`;
};
