import { makeStyles } from '@material-ui/core/styles';
import type { ModelOverview } from '@slipway/plugin-ml-common';
import { useCallback } from 'react';
import {
  Choice,
  Filters,
  OneOf,
  SearchField,
  usePalette,
  type View,
} from '../../design';
import { zoneAt } from './moment';
import { MomentField } from './MomentField';
import { sayMovedBy } from './MovedBy';
import {
  isNarrowed,
  moveFilterNames,
  movers,
  type MoveFilter,
} from './moveFilter';

const useStyles = makeStyles({ zone: { fontSize: '0.8125rem' } });

const kinds = [
  { value: 'alias', label: 'Aliases' },
  { value: 'stage', label: 'Stages' },
];
const hows = movers.map(value => ({ value, label: sayMovedBy[value] }));

/** What narrows the moves; all of it is in the address. */
export const MoveFilterBar = ({
  view,
  filter,
  environments,
}: {
  view: View;
  filter: MoveFilter;
  environments: ModelOverview['environments'];
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const { set, setAll } = view;
  const setAlias = useCallback(
    (alias: string) => set('alias', alias.trim(), 'quietly'),
    [set],
  );
  const setVersion = useCallback(
    (version: string) => set('version', version.trim(), 'quietly'),
    [set],
  );
  const now = new Date().toISOString();
  return (
    <Filters
      within
      label="Filter the moves"
      isNarrowed={isNarrowed(filter)}
      onShowAll={() =>
        setAll(
          Object.fromEntries(moveFilterNames.map(name => [name, undefined])),
        )
      }
    >
      <SearchField
        label="Whole alias"
        text={filter.alias ?? ''}
        onChange={setAlias}
      />
      <SearchField
        label="Version"
        text={filter.version ?? ''}
        onChange={setVersion}
      />
      <OneOf
        label="Environment"
        none="All"
        options={environments.map(({ name, title }) => ({
          value: name,
          label: title ?? name,
        }))}
        chosen={filter.environment}
        onChange={chosen => set('environment', chosen)}
      />
      <OneOf
        label="What moved"
        none="All"
        options={kinds}
        chosen={filter.kind}
        onChange={chosen => set('kind', chosen)}
      />
      <Choice
        label="How"
        options={hows}
        chosen={filter.by}
        onChange={chosen => set('by', chosen)}
      />
      <MomentField
        label="Moved since"
        at={filter.after}
        max={now}
        onChange={after => set('after', after, 'quietly')}
      />
      <MomentField
        label="Moved before"
        at={filter.before}
        max={now}
        onChange={before => set('before', before, 'quietly')}
      />
      <span className={classes.zone} style={{ color: palette.unknown }}>
        {zoneAt(filter.after ?? filter.before ?? now)}
      </span>
    </Filters>
  );
};
