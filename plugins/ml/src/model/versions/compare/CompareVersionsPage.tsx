import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import {
  Empty,
  FailureNotice,
  Panel,
  PanelState,
  Skeleton,
  Stack,
  useView,
} from '../../../design';
import { useMlPages, useMlQuery, whileStale } from '../../../query';
import { useEntityPaths } from '../../links';
import { Comparison } from './Comparison';
import { OlderVersions } from './OlderVersions';
import { Sides } from './Sides';
import { SideChooser } from './SideChooser';

const LISTED = 100;

const useStyles = makeStyles(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
  below: { marginTop: theme.spacing(2), '&:empty': { display: 'none' } },
}));

/** Two versions side by side. Which, and whether also what is the same is shown, stands in the address. */
export const CompareVersionsPage = ({ model }: { model: string }) => {
  const classes = useStyles();
  const view = useView();
  const paths = useEntityPaths(model);
  const [left, right] = [view.one('left'), view.one('right')];
  const all = view.one('show') === 'all';
  const versions = useMlPages({
    key: ['versions', model, 'to compare'],
    limit: LISTED,
    read: (api, page, signal) => api.getVersions(model, page, { signal }),
  });
  const read = useMlQuery({
    key: ['version comparison', `${model} ${left} ${right}`],
    read: (api, signal) =>
      api.compareVersions(model, left ?? '', right ?? '', { signal }),
    enabled: left !== undefined && right !== undefined,
    again: whileStale,
  });
  const known = versions.data?.pages.flatMap(({ items }) => items) ?? [];
  const chooser = (side: 'left' | 'right', label: string) => (
    <SideChooser
      label={label}
      value={view.one(side)}
      versions={known}
      onChange={version => view.set(side, version)}
    />
  );
  return (
    <Stack>
      <div style={{ fontSize: '0.875rem' }}>
        <Link to={paths.tab('versions')}>All versions</Link>
      </div>
      <Panel
        title="Compare two versions"
        about="What changes from the left one to the right one"
      >
        <div className={classes.tools}>
          {chooser('left', 'Left')}
          {chooser('right', 'Right')}
          <Button
            size="small"
            disabled={!left || !right}
            onClick={() => view.setAll({ left: right, right: left })}
          >
            Swap
          </Button>
          <FormControlLabel
            label="Only what differs"
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={!all}
                onChange={(_, only) =>
                  view.set('show', only ? undefined : 'all')
                }
              />
            }
          />
        </div>
        <div className={classes.below}>
          {versions.error && !versions.data ? (
            <FailureNotice error={versions.error} retry={versions.refetch} />
          ) : (
            <OlderVersions read={versions} listed={known.length} />
          )}
        </div>
      </Panel>
      {left && right ? (
        <PanelState
          read={read}
          skeleton={
            <>
              <Sides>
                {[left, right].map((version, index) => (
                  <Panel key={index} title={`Version ${version}`}>
                    <Skeleton lines={11} />
                  </Panel>
                ))}
              </Sides>
              <Panel title="Metrics">
                <Skeleton lines={4} />
              </Panel>
            </>
          }
        >
          {comparison => (
            <Comparison model={model} comparison={comparison} all={all} />
          )}
        </PanelState>
      ) : (
        <Panel title="What differs">
          {versions.data && known.length < 2 ? (
            <Empty
              title="There are not two versions to compare yet."
              detail="A training run registers one when it logs its model under the name in spec.registry.model."
            />
          ) : (
            <Empty
              title="Choose two versions."
              detail="Metrics, tags, parameters, data, packages, signature and files of both will stand here side by side."
            />
          )}
        </Panel>
      )}
    </Stack>
  );
};
