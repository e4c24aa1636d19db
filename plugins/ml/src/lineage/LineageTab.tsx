import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Lineage } from '@slipway/plugin-ml-common';
import { Notice, Panel, PanelState, Skeleton, Stack, useView } from '../design';
import { useEntityRef } from '../model/useEntityRef';
import { MlProvider, useMlQuery } from '../query';
import { ExportButton } from './ExportButton';
import { ImpactPanel } from './ImpactPanel';
import { LineageControls } from './LineageControls';
import { GRAPH_HEIGHT, LineageGraph } from './LineageGraph';
import { LineageTable } from './LineageTable';
import { lineageViewOf, walkedAgain } from './lineageView';
import { SilenceNotices } from './SilenceNotices';
import { unconnected } from './unconnected';

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
  notices: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
}));

const nothingThere = {
  upstream: 'Nothing that this is made from is known.',
  downstream: 'Nothing that is made from this is known.',
};

const Notices = ({ lineage }: { lineage: Lineage }) => {
  const classes = useStyles();
  const { silent, stale, truncated, deeper } = lineage;
  if (silent.length + stale.length === 0 && !truncated && !deeper) return null;
  return (
    <div className={classes.notices}>
      <SilenceNotices lineage={lineage} />
      {truncated ? (
        <Notice
          tone="warning"
          title="There is more than is shown"
          detail="Drawn are the nearest 500, the versions of the 10 nearest models, and 50 datasets of each version."
        />
      ) : null}
      {deeper && !truncated ? (
        <Notice tone="off" title="There is more beyond this depth" />
      ) : null}
    </div>
  );
};

const LineagePanels = () => {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityRef = useEntityRef();
  const view = useView();
  const shown = lineageViewOf(view);
  const { direction, depth, asTable } = shown;
  const read = useMlQuery({
    key: ['lineage', entityRef, direction, depth],
    read: (api, signal) =>
      api.getLineage(entityRef, { direction, depth }, { signal }),
    ...walkedAgain,
  });
  return (
    <Stack>
      <Panel
        title="Lineage"
        about="What this is made from, on the left; what is made from it, on the right"
        acts={
          <>
            <Button
              size="small"
              aria-pressed={asTable}
              onClick={() => view.set('as', asTable ? undefined : 'table')}
            >
              {asTable ? 'Show as graph' : 'Show as table'}
            </Button>
            <ExportButton
              entityRef={entityRef}
              shown={shown}
              lineage={read.data}
            />
          </>
        }
      >
        <div className={classes.controls}>
          <LineageControls shown={shown} view={view} />
        </div>
        <PanelState
          read={read}
          skeleton={<Skeleton lines={1} height={GRAPH_HEIGHT} />}
          isEmpty={({ nodes, silent }) =>
            nodes.length <= 1 && silent.length === 0
          }
          empty={
            direction === 'both'
              ? unconnected(entity)
              : {
                  title: nothingThere[direction],
                  act: (
                    <Button
                      size="small"
                      variant="outlined"
                      onClick={() => view.set('direction', undefined)}
                    >
                      Look both ways
                    </Button>
                  ),
                }
          }
        >
          {lineage => (
            <>
              <Notices lineage={lineage} />
              {asTable ? (
                <LineageTable lineage={lineage} />
              ) : (
                <LineageGraph lineage={lineage} />
              )}
            </>
          )}
        </PanelState>
      </Panel>
      <ImpactPanel entityRef={entityRef} />
    </Stack>
  );
};

/** Tab of models, feature sets, pipelines, data, services and products: where it comes from, and what breaks with it. */
export const LineageTab = () => (
  <MlProvider>
    <LineagePanels />
  </MlProvider>
);
