import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { Move } from '@slipway/plugin-ml-common';
import {
  Empty,
  EntityLink,
  FailureNotice,
  Panel,
  RelativeTime,
  Shape,
  Skeleton,
  usePalette,
  type Tone,
} from '../../design';
import { PromotionLink } from '../../promotions/PromotionLink';
import { promotionStates } from '../../promotions/states';
import { every, MlProvider, useMlQuery } from '../../query';
import { useEntityPaths, VersionLink } from '../links';
import { useEntityRef } from '../useEntityRef';
import { activityOf, type Happening } from './activity';

const READ = 20;
const SHOWN = 10;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0, fontSize: '0.875rem' },
  one: {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    lineHeight: 1.5,
  },
  words: {
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    // In a sentence colour alone would not tell a link from the words around it.
    '& a': { textDecoration: 'underline' },
  },
}));

const toneOf = (happening: Happening): Tone => {
  switch (happening.what) {
    case 'registered':
      return 'off';
    case 'asked':
      return 'waiting';
    case 'moved':
      return happening.move.by === 'outside' ? 'warning' : 'off';
    default:
      return promotionStates[happening.promotion.state].tone;
  }
};

const sayMove = (move: Move): string => {
  const how = move.by === 'outside' ? 'was moved outside Slipway' : 'was found';
  if (move.kind === 'stage') {
    const from = move.fromStage ? `from stage ${move.fromStage} ` : '';
    const to = move.toStage ? `to stage ${move.toStage}` : 'to none';
    return `Version ${move.version} ${how}, ${from}${to}`;
  }
  const from = move.from ? `from version ${move.from} ` : '';
  const to = move.to ? `to version ${move.to}` : 'to none';
  return `The alias ${move.alias} ${how}, ${from}${to}`;
};

const Words = ({ model, of }: { model: string; of: Happening }) => {
  switch (of.what) {
    case 'registered':
      return (
        <>
          <VersionLink model={model} version={of.version.version}>
            Version {of.version.version}
          </VersionLink>{' '}
          was registered
        </>
      );
    case 'moved':
      return <>{sayMove(of.move)}</>;
    case 'asked':
      return (
        <>
          <EntityLink entityRef={of.promotion.requestedBy} /> asked to take{' '}
          <PromotionLink id={of.promotion.id}>
            version {of.promotion.version} to {of.promotion.environment}
          </PromotionLink>
        </>
      );
    case 'ended':
      return (
        <>
          <PromotionLink id={of.promotion.id}>
            Version {of.promotion.resultVersion ?? of.promotion.version} to{' '}
            {of.promotion.environment}
          </PromotionLink>
          : {promotionStates[of.promotion.state].label.toLocaleLowerCase('en')}
        </>
      );
    default:
      return of satisfies never;
  }
};

const useActivity = (model: string) => {
  const again = every.while;
  const versions = useMlQuery({
    key: ['activity-versions', model],
    read: (api, signal) => api.getVersions(model, { limit: READ }, { signal }),
    again,
  });
  const moves = useMlQuery({
    key: ['activity-moves', model],
    read: (api, signal) => api.getHistory(model, { limit: READ }, { signal }),
    again,
  });
  const promotions = useMlQuery({
    key: ['activity-promotions', model],
    read: (api, signal) =>
      api.getPromotions({ model, limit: READ }, { signal }),
    again,
  });
  const reads = [versions, moves, promotions];
  return {
    failed: reads.find(({ error, data }) => error && !data),
    happenings:
      versions.data && moves.data && promotions.data
        ? activityOf(
            {
              versions: versions.data,
              moves: moves.data,
              promotions: promotions.data,
            },
            SHOWN,
          )
        : undefined,
  };
};

const List = ({
  model,
  happenings,
}: {
  model: string;
  happenings: Happening[];
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <ol className={classes.list}>
      {happenings.map(happening => (
        <li key={happening.id} className={classes.one}>
          <Shape tone={toneOf(happening)} />
          <span className={classes.words}>
            <Words model={model} of={happening} />
          </span>
          <span style={{ color: palette.unknown }}>
            <RelativeTime time={happening.at} />
          </span>
        </li>
      ))}
    </ol>
  );
};

const Activity = () => {
  const model = useEntityRef();
  const paths = useEntityPaths(model);
  const { failed, happenings } = useActivity(model);
  return (
    <Panel
      title="Activity"
      acts={<Link to={paths.tab('history')}>What was in production</Link>}
    >
      {failed?.error ? (
        <FailureNotice error={failed.error} retry={failed.refetch} />
      ) : null}
      {happenings === undefined && !failed ? <Skeleton lines={5} /> : null}
      {happenings?.length === 0 ? (
        <Empty
          title="Nothing has happened yet."
          detail="Versions that are registered, promotions, and moves of aliases appear here."
        />
      ) : null}
      {happenings?.length ? (
        <List model={model} happenings={happenings} />
      ) : null}
    </Panel>
  );
};

/** What happened to the model: versions, promotions, and aliases that others moved, in one time line. */
export const ActivityCard = () => (
  <MlProvider>
    <Activity />
  </MlProvider>
);
