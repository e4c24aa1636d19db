import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { LaunchState } from '@slipway/plugin-ml-common';
import { Choice, Page, useView } from '../design';
import { newLaunchRouteRef } from '../routes';
import { CommittedField } from './form/CommittedField';
import { toEntityRef } from './form/toEntityRef';
import { LaunchesTable } from './LaunchesTable';
import { launchStates } from './states';

const isState = (text: string): text is LaunchState => text in launchStates;

const states = Object.entries(launchStates).map(([value, { label }]) => ({
  value,
  label,
}));

/** The filters that are typed, and the kind of entity that a bare name stands for. */
const typedFilters = [
  { name: 'pipeline', label: 'Pipeline', kind: 'mlpipeline' },
  { name: 'model', label: 'Model', kind: 'mlmodel' },
] as const;

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  typed: { flex: '1 1 180px', maxWidth: 320 },
}));

const noFit = {
  title: 'No launch fits this filter.',
  detail: 'Take something away from the filter to see others.',
};
const nothing = {
  title: 'Nothing has been launched yet.',
  detail:
    'Launch a pipeline here or from its page; promotions that train first launch their own.',
};

/** `/ml/launches`: what runs on the clusters, for whom, with what. The address holds the filter. */
export const LaunchesPage = () => {
  const classes = useStyles();
  const view = useView();
  const newLaunch = useRouteRef(newLaunchRouteRef);
  const query = {
    state: view.all('state').filter(isState),
    pipeline: view.one('pipeline'),
    model: view.one('model'),
  };
  const isNarrowed = Object.values(query).some(value => value?.length);
  return (
    <Page
      title="Launches"
      facts={<span>Executions of pipelines on the clusters, newest first</span>}
      acts={
        newLaunch && (
          <LinkButton to={newLaunch()} variant="outlined">
            Launch a pipeline
          </LinkButton>
        )
      }
    >
      <div
        className={classes.bar}
        role="search"
        aria-label="Filter the launches"
      >
        <Choice
          label="State"
          options={states}
          chosen={query.state}
          onChange={chosen => view.set('state', chosen)}
        />
        {typedFilters.map(({ name, label, kind }) => (
          <CommittedField
            key={name}
            id={`launches-${name}`}
            label={label}
            className={classes.typed}
            value={query[name] ?? ''}
            onCommit={typed =>
              view.set(name, typed ? toEntityRef(typed, kind) : undefined)
            }
          />
        ))}
      </div>
      <LaunchesTable query={query} empty={isNarrowed ? noFit : nothing} />
    </Page>
  );
};
