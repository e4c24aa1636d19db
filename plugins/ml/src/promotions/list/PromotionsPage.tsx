import { Link, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { PromotionState } from '@slipway/plugin-ml-common';
import { Page } from '../../design';
import { CommittedField } from '../../launches/form/CommittedField';
import { useSearchParams } from '../../navigation';
import { every, useMlQuery } from '../../query';
import { fleetRouteRef, requestPromotionRouteRef } from '../../routes';
import { promotionStates } from '../states';
import { PromotionsTable } from './PromotionsTable';
import { isScope, scopes, type Scope } from './scopes';

const isState = (text: string): text is PromotionState =>
  text in promotionStates;

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  },
  tabs: { marginBottom: theme.spacing(2) },
  tab: { minWidth: 0 },
  filter: {
    minWidth: 160,
    [theme.breakpoints.down('xs')]: { flex: '1 1 100%' },
  },
}));

const useCounts = () =>
  useMlQuery({
    key: ['promotion-counts', ''],
    read: (api, signal) => api.getPromotions({ limit: 1 }, { signal }),
    again: every.while,
  }).data?.counts;

/** `/ml/promotions`: what waits for me, what I asked for, what is open, and all. The address holds the filter. */
export const PromotionsPage = () => {
  const classes = useStyles();
  const [search, setSearch] = useSearchParams();
  const counts = useCounts();
  const request = useRouteRef(requestPromotionRouteRef);
  const fleet = useRouteRef(fleetRouteRef);
  const asked = search.get('scope');
  const scope = isScope(asked) ? asked : 'waiting';
  const states = search.getAll('state').filter(isState);
  const environment = search.get('environment') ?? '';
  const model = search.get('model') ?? undefined;
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  const { empty, title } = scopes.find(one => one.scope === scope) ?? scopes[0];
  return (
    <Page
      title="Promotions"
      facts={
        <span>
          Taking a version to an environment, with its evidence and approvals
        </span>
      }
      acts={
        request && (
          <LinkButton to={request()} variant="outlined">
            Request promotion
          </LinkButton>
        )
      }
    >
      <Tabs
        className={classes.tabs}
        value={scope}
        onChange={(_, next: Scope) => change('scope', next)}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label="Which promotions"
      >
        {scopes.map(one => {
          const count = one.scope === 'all' ? undefined : counts?.[one.scope];
          return (
            <Tab
              key={one.scope}
              className={classes.tab}
              value={one.scope}
              label={count ? `${one.label} (${count})` : one.label}
            />
          );
        })}
      </Tabs>
      <div className={classes.bar}>
        <TextField
          select
          id="promotions-state"
          label="State"
          size="small"
          variant="outlined"
          className={classes.filter}
          value={states[0] ?? ''}
          onChange={event => change('state', event.target.value)}
        >
          <MenuItem value="">Every state</MenuItem>
          {Object.entries(promotionStates).map(([state, { label }]) => (
            <MenuItem key={state} value={state}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <CommittedField
          id="promotions-environment"
          label="Environment"
          className={classes.filter}
          value={environment}
          maxLength={63}
          onCommit={value => change('environment', value)}
        />
      </div>
      <PromotionsTable
        title={title}
        query={{
          scope,
          model,
          environment: environment || undefined,
          state: states.length > 0 ? states : undefined,
        }}
        empty={{
          ...empty,
          act: fleet && <Link to={fleet()}>See the models</Link>,
        }}
      />
    </Page>
  );
};
