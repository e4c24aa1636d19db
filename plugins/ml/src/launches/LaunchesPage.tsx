import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { LaunchState } from '@slipway/plugin-ml-common';
import { Page } from '../design';
import { useSearchParams } from '../navigation';
import { newLaunchRouteRef } from '../routes';
import { CommittedField } from './form/CommittedField';
import { LaunchesTable } from './LaunchesTable';
import { launchStates } from './states';

const isState = (text: string): text is LaunchState => text in launchStates;

/** Three states that belong together for whoever asks what is on the cluster now. */
const NOT_ENDED: LaunchState[] = ['queued', 'submitted', 'running'];

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  filter: {
    minWidth: 200,
    [theme.breakpoints.down('xs')]: { flex: '1 1 100%' },
  },
}));

/** `/ml/launches`: what runs on the clusters, for whom, with what. The address holds the filter. */
export const LaunchesPage = () => {
  const classes = useStyles();
  const [search, setSearch] = useSearchParams();
  const newLaunch = useRouteRef(newLaunchRouteRef);
  const states = search.getAll('state').filter(isState);
  const pipeline = search.get('pipeline') ?? '';
  const model = search.get('model') ?? '';
  const change = (name: string, values: string[]) => {
    const next = new URLSearchParams(search);
    next.delete(name);
    values.filter(Boolean).forEach(value => next.append(name, value));
    setSearch(next, { replace: true });
  };
  const shownState =
    states.length === NOT_ENDED.length ? 'open' : states[0] ?? '';
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
      <div className={classes.bar}>
        <TextField
          select
          id="launches-state"
          label="State"
          size="small"
          variant="outlined"
          className={classes.filter}
          value={shownState}
          onChange={event =>
            change(
              'state',
              event.target.value === 'open' ? NOT_ENDED : [event.target.value],
            )
          }
        >
          <MenuItem value="">Every state</MenuItem>
          <MenuItem value="open">Not ended</MenuItem>
          {Object.entries(launchStates).map(([state, { label }]) => (
            <MenuItem key={state} value={state}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <CommittedField
          id="launches-pipeline"
          label="Pipeline"
          placeholder="mlpipeline:default/…"
          className={classes.filter}
          value={pipeline}
          onCommit={value => change('pipeline', [value])}
        />
        <CommittedField
          id="launches-model"
          label="Model"
          placeholder="mlmodel:default/…"
          className={classes.filter}
          value={model}
          onCommit={value => change('model', [value])}
        />
      </div>
      <LaunchesTable
        title="Launches"
        query={{
          state: states.length > 0 ? states : undefined,
          pipeline: pipeline || undefined,
          model: model || undefined,
        }}
        empty={
          states.length > 0 || pipeline || model
            ? {
                title: 'No launch fits',
                detail: 'Widen the filter to see others.',
              }
            : {
                title: 'Nothing has been launched yet',
                detail:
                  'Launch a pipeline here or from its page; promotions that train first launch their own.',
              }
        }
      />
    </Page>
  );
};
