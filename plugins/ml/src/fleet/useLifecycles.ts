import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import type { ChoiceOption } from '../design';

const FACET = 'spec.lifecycle';

/** The lifecycles that models of the catalog have; none where the catalog does not answer. */
export const useLifecycles = (): ChoiceOption[] => {
  const catalog = useApi(catalogApiRef);
  const { data = [] } = useQuery({
    queryKey: ['ml', 'fixed', 'lifecycles', ''],
    queryFn: async () => {
      const { facets } = await catalog.getEntityFacets({
        filter: [
          { kind: 'MLModel' },
          { kind: ['Component', 'Resource'], 'spec.type': 'ml-model' },
        ],
        facets: [FACET],
      });
      return (facets[FACET] ?? []).map(({ value }) => ({
        value,
        label: value,
      }));
    },
    staleTime: 5 * 60_000,
  });
  return data;
};
