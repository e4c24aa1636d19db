import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
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
import type { CountedAttention } from '../fleet/fleetView';
import { GoneMark } from '../fleet/GoneMark';
import { MovedOutsideMark, movedAliasesOf } from '../fleet/MovedOutsideMark';
import { SourceNotices } from '../fleet/SourceNotices';
import { Reason } from '../health/Reason';
import { every, useMlQuery } from '../query';
import { fleetRouteRef } from '../routes';
import { HomeList } from './HomeList';
import { WidgetFrame } from './WidgetFrame';

const SHOWN = 6;

const counts: {
  attention: CountedAttention;
  words: (count: number) => string;
  tone: Tone;
}[] = [
  { attention: 'failing', words: n => `${n} failing`, tone: 'bad' },
  { attention: 'unknown', words: n => `${n} of unknown health`, tone: 'off' },
  {
    attention: 'running',
    words: n => (n === 1 ? '1 launch running' : `${n} launches running`),
    tone: 'moving',
  },
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
      api.getFleet({ attention: 'troubled', limit: SHOWN }, { signal }),
    again: every.while,
  });
  return (
    <PanelState read={read}>
      {page => (
        <>
          <SourceNotices sources={page.sources} />
          <div className={classes.counts}>
            {counts.map(({ attention, words, tone }) => {
              const count = page.counts[attention];
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
                      {words(count)}
                    </Link>
                  ) : (
                    words(count)
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
                    <Reason text={model.healthReason ?? ''} />
                    {model.gone ? <GoneMark gone={model.gone} /> : null}
                    {movedAliasesOf(model).map(moved => (
                      <MovedOutsideMark
                        key={moved.words}
                        moved={moved}
                        label={`alias of ${moved.environment} moved outside`}
                      />
                    ))}
                  </>
                ),
              }))}
              all={
                fleet && page.total > page.items.length ? (
                  <Link to={`${fleet()}?attention=troubled`}>
                    All {page.total.toLocaleString('en')}
                  </Link>
                ) : null
              }
            />
          ) : (
            <span>
              {page.counts.models > 0
                ? 'Every model is healthy, none is gone from its registry, and no alias was moved outside.'
                : 'No model is in the catalog yet.'}
            </span>
          )}
        </>
      )}
    </PanelState>
  );
};

/** What needs somebody now, over all models: counts that lead to the fleet, and the worst ones by name. */
export const parts = { Content: NeedsAttention, Renderer: WidgetFrame };
