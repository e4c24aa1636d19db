import { Link, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import type { PromotionState } from '@slipway/plugin-ml-common';
import { Choice, Page, useView } from '../../design';
import { CommittedField } from '../../launches/form/CommittedField';
import { every, useMlQuery } from '../../query';
import { fleetRouteRef, requestPromotionRouteRef } from '../../routes';
import { promotionStates } from '../states';
import { OfOneModel } from './OfOneModel';
import { PromotionsTable } from './PromotionsTable';
import { isScope, scopes, type Scope } from './scopes';

const isState = (text: string): text is PromotionState =>
  text in promotionStates;

const stateOptions = Object.entries(promotionStates).map(
  ([value, { label }]) => ({ value, label }),
);

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
  const view = useView();
  const counts = useCounts();
  const request = useRouteRef(requestPromotionRouteRef);
  const fleet = useRouteRef(fleetRouteRef);
  const asked = view.one('scope');
  const scope = isScope(asked) ? asked : 'waiting';
  const states = view.all('state').filter(isState);
  const environment = view.one('environment');
  const model = view.one('model');
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
        onChange={(_, next: Scope) => view.set('scope', next)}
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
        <Choice
          label="State"
          options={stateOptions}
          chosen={states}
          onChange={chosen => view.set('state', chosen)}
        />
        <CommittedField
          id="promotions-environment"
          label="Environment"
          className={classes.filter}
          value={environment ?? ''}
          maxLength={63}
          onCommit={value => view.set('environment', value)}
        />
        {model && (
          <OfOneModel
            model={model}
            onAll={() => view.set('model', undefined)}
          />
        )}
      </div>
      <PromotionsTable
        title={title}
        query={{
          scope,
          model,
          environment,
          state: states,
        }}
        empty={{
          ...empty,
          act: fleet && <Link to={fleet()}>See the models</Link>,
        }}
      />
    </Page>
  );
};
