import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImpactPage,
  Lineage,
  LineageNode,
} from '@slipway/plugin-ml-common';
import type { ReactNode } from 'react';
import { Empty, Panel, PanelState, usePalette } from '../../design';
import { walkedAgain } from '../../lineage/lineageView';
import { SilenceNotices } from '../../lineage/SilenceNotices';
import { unconnected } from '../../lineage/unconnected';
import { MlProvider, useMlQuery } from '../../query';
import { useEntityPaths } from '../links';
import { useEntityRef } from '../useEntityRef';
import { KindFacts } from './KindFacts';
import { LossWords } from './LossWords';

/** Steps upstream: from a model over its version or its feature set to a table, and to what makes that. */
const DEPTH = 3;
/** Things that break of which the kind and the name are read; all are counted. */
const NEAREST = 50;

const useStyles = makeStyles(theme => ({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(2),
  },
  title: { margin: '0 0 6px', fontSize: '0.8125rem', fontWeight: 600 },
  notices: {
    display: 'grid',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    '&:empty': { display: 'none' },
  },
  words: { fontSize: '0.875rem' },
}));

const Side = ({ title, children }: { title: string; children: ReactNode }) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div>
      <h3 className={classes.title} style={{ color: palette.unknown }}>
        {title}
      </h3>
      {children}
    </div>
  );
};

/** What an entity is made from; a model's own versions are the model. */
const madeFrom = ({ nodes, root }: Lineage): LineageNode[] =>
  nodes.filter(({ side, model }) => side === 'upstream' && model !== root);

const MadeFrom = ({ lineage }: { lineage: Lineage }) => {
  const classes = useStyles();
  const nodes = madeFrom(lineage);
  return (
    <>
      <div className={classes.notices}>
        <SilenceNotices lineage={lineage} />
      </div>
      {nodes.length > 0 ? (
        <KindFacts things={nodes} />
      ) : (
        <span className={classes.words}>Nothing that is known.</span>
      )}
      {lineage.deeper || lineage.truncated ? (
        <p className={classes.words} style={{ margin: '8px 0 0' }}>
          There is more farther up.
        </p>
      ) : null}
    </>
  );
};

const BreaksWithIt = ({ impact }: { impact: ImpactPage }) => {
  const classes = useStyles();
  return impact.total > 0 ? (
    <>
      <KindFacts
        things={impact.items.map(item => ({ ...item, id: item.ref }))}
      />
      <LossWords impact={impact} />
    </>
  ) : (
    <span className={classes.words}>Nothing that is known.</span>
  );
};

const LineageSummary = () => {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityRef = useEntityRef();
  const path = useEntityPaths(entityRef).tab('lineage');
  const upstream = useMlQuery<Lineage>({
    key: ['lineage', entityRef, 'upstream', DEPTH],
    read: (api, signal) =>
      api.getLineage(
        entityRef,
        { direction: 'upstream', depth: DEPTH },
        { signal },
      ),
    ...walkedAgain,
  });
  const downstream = useMlQuery<ImpactPage>({
    key: ['impact', entityRef, NEAREST],
    read: (api, signal) =>
      api.getImpact(entityRef, { limit: NEAREST }, { signal }),
    ...walkedAgain,
  });
  const isUnconnected =
    !upstream.error &&
    !downstream.error &&
    upstream.data?.silent.length === 0 &&
    madeFrom(upstream.data).length === 0 &&
    downstream.data?.total === 0;
  return (
    <Panel title="Lineage" acts={<Link to={path}>All of it</Link>}>
      {isUnconnected ? (
        <Empty {...unconnected(entity)} />
      ) : (
        <div className={classes.sides}>
          <Side title="Made from">
            <PanelState read={upstream}>
              {lineage => <MadeFrom lineage={lineage} />}
            </PanelState>
          </Side>
          <Side title="Breaks with it">
            <PanelState read={downstream}>
              {impact => <BreaksWithIt impact={impact} />}
            </PanelState>
          </Side>
        </div>
      )}
    </Panel>
  );
};

/** What this is made from, what breaks when it does, and how many are to be told: the nearest of it. */
export const LineageCard = () => (
  <MlProvider>
    <LineageSummary />
  </MlProvider>
);
