import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetQuery } from '@slipway/plugin-ml-common';
import { useCallback } from 'react';
import { Choice, healthWords, SearchField, type View } from '../design';
import { isNarrowed } from './fleetView';
import { useLifecycles } from './useLifecycles';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
}));

const owners = [{ value: 'me', label: 'My teams' }];
const tiers = [
  { value: '1', label: '1 · critical' },
  { value: '2', label: '2 · important' },
  { value: '3', label: '3 · standard' },
  { value: '4', label: '4 · experimental' },
];
const healths = (['failing', 'degraded', 'unknown', 'healthy'] as const).map(
  value => ({ value, label: healthWords[value].label }),
);

/** What narrows the fleet; all of it is in the address. */
export const FilterBar = ({
  view,
  query,
}: {
  view: View;
  query: FleetQuery;
}) => {
  const classes = useStyles();
  const lifecycles = useLifecycles();
  const { set, setAll } = view;
  const setText = useCallback((text: string) => set('text', text), [set]);
  return (
    <div className={classes.bar} role="search" aria-label="Filter the models">
      <SearchField
        label="Find a model"
        text={view.one('text') ?? ''}
        onChange={setText}
      />
      <Choice
        label="Owner"
        options={owners}
        chosen={view.all('owner')}
        onChange={chosen => set('owner', chosen)}
      />
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
      {isNarrowed(query) ? (
        <Button
          size="small"
          onClick={() =>
            setAll({
              text: undefined,
              owner: undefined,
              tier: undefined,
              health: undefined,
              lifecycle: undefined,
              attention: undefined,
            })
          }
        >
          Show all
        </Button>
      ) : null}
    </div>
  );
};
