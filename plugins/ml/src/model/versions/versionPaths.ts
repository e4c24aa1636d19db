import { useEntityPaths } from '../links';

/** Where the comparison of two versions of a model is; the reader chooses the left one where it is not given. */
export const useComparisonPath = (model: string) => {
  const versions = useEntityPaths(model).tab('versions');
  return (left: string | undefined, right: string) =>
    `${versions}/compare?${new URLSearchParams({
      ...(left === undefined ? {} : { left }),
      right,
    })}`;
};
