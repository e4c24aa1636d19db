import type { FleetQuery, SourceState } from '@slipway/plugin-ml-common';
import { useCallback } from 'react';
import {
  Choice,
  Filters,
  healthWords,
  SearchField,
  type View,
} from '../design';
import { filterNames, isNarrowed, servingModes } from './fleetView';
import { OwnerChoice } from './OwnerChoice';
import { RegistryChoice } from './RegistryChoice';
import { useLifecycles } from './useLifecycles';

const tiers = [
  { value: '1', label: '1 · critical' },
  { value: '2', label: '2 · important' },
  { value: '3', label: '3 · standard' },
  { value: '4', label: '4 · experimental' },
];
const healths = (['failing', 'degraded', 'unknown', 'healthy'] as const).map(
  value => ({ value, label: healthWords[value].label }),
);
const servings = servingModes.map(value => ({ value, label: value }));

/** What narrows the fleet; all of it is in the address. */
export const FilterBar = ({
  view,
  query,
  sources,
}: {
  view: View;
  query: FleetQuery;
  /** The outside systems, for the choice of registries. */
  sources: SourceState[];
}) => {
  const lifecycles = useLifecycles();
  const { set, setAll } = view;
  const setText = useCallback(
    (text: string) => set('text', text, 'quietly'),
    [set],
  );
  return (
    <Filters
      label="Filter the models"
      isNarrowed={isNarrowed(query)}
      onShowAll={() =>
        setAll(Object.fromEntries(filterNames.map(name => [name, undefined])))
      }
    >
      <SearchField
        label="Find a model"
        text={view.one('text') ?? ''}
        onChange={setText}
      />
      <OwnerChoice view={view} />
      <Choice
        label="Tier"
        options={tiers}
        chosen={view.all('tier')}
        onChange={chosen => set('tier', chosen)}
      />
      <Choice
        label="Health"
        options={healths}
        chosen={view.all('health')}
        onChange={chosen => set('health', chosen)}
      />
      <Choice
        label="Lifecycle"
        options={lifecycles}
        chosen={view.all('lifecycle')}
        onChange={chosen => set('lifecycle', chosen)}
      />
      <Choice
        label="Serves"
        options={servings}
        chosen={query.serving ?? []}
        onChange={chosen => set('serving', chosen)}
      />
      <RegistryChoice view={view} sources={sources} />
    </Filters>
  );
};
