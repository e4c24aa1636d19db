import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Empty,
  EntityLinks,
  Fact,
  Facts,
  Panel,
  usePalette,
} from '../../design';
import { useEntityPaths } from '../links';
import { useEntityRef } from '../useEntityRef';
import { lineageOf, type Lineage } from './lineage';

const useStyles = makeStyles(theme => ({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(2),
  },
  title: { margin: '0 0 6px', fontSize: '0.8125rem', fontWeight: 600 },
}));

const Side = ({
  title,
  lineage,
  none,
}: {
  title: string;
  lineage: Lineage[];
  none: string;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div>
      <h3 className={classes.title} style={{ color: palette.unknown }}>
        {title}
      </h3>
      {lineage.length > 0 ? (
        <Facts>
          {lineage.map(({ relation, words, refs }) => (
            <Fact key={relation} name={words}>
              <EntityLinks entityRefs={refs} />
            </Fact>
          ))}
        </Facts>
      ) : (
        <span style={{ fontSize: '0.875rem' }}>{none}</span>
      )}
    </div>
  );
};

/** What this is made from, and what breaks when it does. */
export const LineageCard = () => {
  const classes = useStyles();
  const { entity } = useEntity();
  const { upstream, downstream } = lineageOf(entity);
  const path = useEntityPaths(useEntityRef()).tab('lineage');
  return (
    <Panel title="Lineage" acts={<Link to={path}>All of it</Link>}>
      {upstream.length + downstream.length === 0 ? (
        <Empty
          title="Nothing is connected to this yet."
          detail="Name what it uses and what serves it in its catalog-info.yaml."
          snippet={`spec:\n  uses: [featureset:my-features]\n  trainedBy: [mlpipeline:my-training]\n  servedBy: [component:my-service]\n`}
        />
      ) : (
        <div className={classes.sides}>
          <Side
            title="Made from"
            lineage={upstream}
            none="Nothing that the catalog knows."
          />
          <Side
            title="Breaks with it"
            lineage={downstream}
            none="Nothing that the catalog knows."
          />
        </div>
      )}
    </Panel>
  );
};
