import { useCallback } from 'react';
import { Choice, Filters, OneOf, SearchField, type View } from '../../design';
import { filterNames, isNarrowed, type VersionsView } from './versionsView';

const states = [
  { value: 'ready', label: 'Ready' },
  { value: 'pending', label: 'Pending' },
  { value: 'failed', label: 'Failed' },
  { value: 'gone', label: 'Gone' },
];

const aliased = [
  { value: 'true', label: 'With one' },
  { value: 'false', label: 'Without' },
];

/** Nothing narrows the list any more. */
export const showAll = (view: View) =>
  view.setAll(Object.fromEntries(filterNames.map(name => [name, undefined])));

/** What narrows the list of versions; all of it is in the address. */
export const VersionFilterBar = ({
  view,
  shown,
}: {
  view: View;
  shown: VersionsView;
}) => {
  const { set } = view;
  const setText = useCallback(
    (text: string) => set('text', text, 'quietly'),
    [set],
  );
  return (
    <Filters
      label="Filter the versions"
      isNarrowed={isNarrowed(shown)}
      onShowAll={() => showAll(view)}
    >
      <SearchField
        label="Find a version"
        text={shown.text ?? ''}
        onChange={setText}
      />
      <Choice
        label="State"
        options={states}
        chosen={shown.status}
        onChange={chosen => set('status', chosen)}
      />
      <OneOf
        label="Alias"
        none="All"
        options={aliased}
        chosen={shown.aliased === undefined ? undefined : `${shown.aliased}`}
        onChange={chosen => set('aliased', chosen)}
      />
    </Filters>
  );
};
