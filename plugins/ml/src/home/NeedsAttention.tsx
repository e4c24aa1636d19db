import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { Attention } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityLink,
  HealthMark,
  PanelState,
  Shape,
  toneColour,
  usePalette,
  type Tone,
} from '../design';
import { every, useMlQuery } from '../query';
import { fleetRouteRef } from '../routes';
import { HomeList } from './HomeList';
import { WidgetFrame } from './WidgetFrame';

const SHOWN = 6;

const counts: { attention: Attention; word: string; tone: Tone }[] = [
  { attention: 'failing', word: 'failing', tone: 'bad' },
  { attention: 'unknown', word: 'of unknown health', tone: 'off' },
  { attention: 'running', word: 'with launches running', tone: 'moving' },
];

const useStyles = makeStyles(theme => ({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2.5),
    rowGap: theme.spacing(0.5),
    fontSize: '0.875rem',
    lineHeight: 1.75,
    marginBottom: theme.spacing(1),
  },
  count: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
}));

const NeedsAttention = () => {
  const classes = useStyles();
  const palette = usePalette();
  const fleet = useRouteRef(fleetRouteRef);
  const read = useMlQuery({
    key: ['needs-attention', ''],
    read: (api, signal) =>
      api.getFleet(
        { health: ['failing', 'degraded'], limit: SHOWN },
        { signal },
      ),
    again: every.while,
  });
  return (
    <PanelState read={read}>
      {page => (
        <>
          <div className={classes.counts}>
            {counts.map(({ attention, word, tone }) => {
              const count = page.counts[attention];
              const words = `${count} ${word}`;
              return (
                <span key={attention} className={classes.count}>
                  <span
                    style={{
                      color: toneColour(count > 0 ? tone : 'off', palette),
                    }}
                  >
                    <Shape tone={count > 0 ? tone : 'off'} />
                  </span>
                  {fleet && count > 0 ? (
                    <Link to={`${fleet()}?attention=${attention}`}>
                      {words}
                    </Link>
                  ) : (
                    words
                  )}
                </span>
              );
            })}
          </div>
          {page.items.length > 0 ? (
            <HomeList
              items={page.items.map(model => ({
                key: model.ref,
                name: (
                  <EntityLink
                    entityRef={model.ref}
                    title={model.title ?? model.name}
                  />
                ),
                about: (
                  <>
                    <HealthMark health={model.health} />{' '}
                    {model.healthReason ?? ''}
                  </>
                ),
              }))}
            />
          ) : (
            <span>No model fails or is degraded.</span>
          )}
        </>
      )}
    </PanelState>
  );
};

/** What needs somebody now, over all models: counts that lead to the fleet, and the worst ones by name. */
export const parts = { Content: NeedsAttention, Renderer: WidgetFrame };
