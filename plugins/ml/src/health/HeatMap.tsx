import { makeStyles } from '@material-ui/core/styles';
import type { Observation } from '@slipway/plugin-ml-common';
import { monospace, sayNumber, usePalette, type Palette } from '../design';
import { healthWords } from '../design';
import { lastOf, windowId, type Series } from './series';
import { shareOfThreshold } from './severity';
import { exactWindow, sayWindow } from './windows';

const useStyles = makeStyles({
  box: { overflow: 'auto', maxHeight: 560 },
  map: { borderCollapse: 'separate', borderSpacing: 2, fontSize: '0.75rem' },
  window: {
    fontWeight: 600,
    whiteSpace: 'nowrap',
    padding: '2px 4px',
    color: ({ unknown }: Palette) => unknown,
  },
  name: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    textAlign: 'left',
    fontWeight: 400,
    fontFamily: monospace,
    whiteSpace: 'nowrap',
    padding: '2px 12px 2px 2px',
    background: ({ paper }: Palette) => paper,
  },
  cell: { padding: 0, minWidth: 58 },
  value: {
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    width: '100%',
    minHeight: 26,
    border: '1px solid',
    borderRadius: 4,
    cursor: 'pointer',
    color: ({ ink }: Palette) => ink,
    '&:focus-visible': {
      outline: ({ primary }: Palette) => `2px solid ${primary}`,
    },
    '&[aria-pressed="true"]': {
      boxShadow: ({ ink }: Palette) => `inset 0 0 0 2px ${ink}`,
    },
  },
});

const PAST = 2.5;

/** A ground that grows stronger from the threshold on; below it a breath of it. The number always stands in it. */
const ground = (observation: Observation, palette: Palette) => {
  const share = shareOfThreshold(observation);
  if (share === undefined) return { borderStyle: 'dashed' as const };
  const colour =
    palette[observation.status === 'unknown' ? 'unknown' : observation.status];
  const strength = Math.round(
    share < 1 ? 4 + share * 12 : 22 + (Math.min(share, PAST) / PAST) * 18,
  );
  return {
    background: `color-mix(in srgb, ${colour} ${strength}%, transparent)`,
  };
};

const sayValue = ({ value, status }: Observation) =>
  value === null
    ? '·'
    : `${value.toFixed(2)}${status === 'failing' ? ' !' : ''}`;

const say = ({ name, value, window, status, reason }: Observation) =>
  `${name} in ${sayWindow(window)}: ${
    value === null
      ? `not measured, ${reason ?? 'no reason given'}`
      : sayNumber(value)
  }, ${healthWords[status].label.toLocaleLowerCase('en')}`;

/** Series by window, coloured by value over threshold. A cell opens its distributions. */
export const HeatMap = ({
  series,
  picked,
  onPick,
}: {
  series: Series[];
  /** Id of the observation that is open. */
  picked?: string;
  onPick: (observation: Observation) => void;
}) => {
  const palette = usePalette();
  const classes = useStyles(palette);
  const windows = new Map(
    series
      .flatMap(({ observations }) => observations)
      .sort((a, b) => a.window.end.localeCompare(b.window.end))
      .map(observation => [windowId(observation), observation.window]),
  );
  return (
    <div
      className={classes.box}
      role="group"
      aria-label="Heat map"
      tabIndex={0}
    >
      <table className={classes.map}>
        <thead>
          <tr>
            <td />
            {[...windows].map(([id, window]) => (
              <th
                key={id}
                scope="col"
                className={classes.window}
                title={exactWindow(window)}
              >
                {sayWindow(window)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(one => {
            const byWindow = new Map(
              one.observations.map(each => [windowId(each), each]),
            );
            return (
              <tr key={one.id}>
                <th
                  scope="row"
                  className={classes.name}
                  title={`${lastOf(one).method} of ${one.name}`}
                >
                  {one.name}
                </th>
                {[...windows.keys()].map(id => {
                  const observation = byWindow.get(id);
                  return (
                    <td key={id} className={classes.cell}>
                      {observation ? (
                        <button
                          type="button"
                          className={classes.value}
                          style={{
                            borderColor: palette.border,
                            background: 'none',
                            ...ground(observation, palette),
                          }}
                          aria-pressed={picked === observation.id}
                          aria-label={`${sayValue(observation)} ${say(
                            observation,
                          )}`}
                          title={say(observation)}
                          onClick={() => onPick(observation)}
                        >
                          {sayValue(observation)}
                        </button>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
