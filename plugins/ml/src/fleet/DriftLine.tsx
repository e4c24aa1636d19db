import Tooltip from '@material-ui/core/Tooltip';
import { sayShare, usePalette } from '../design';

const WIDTH = 64;
const HEIGHT = 20;

// At least half is drawn as the whole height, so that a small share does not look like a large one.
const SMALLEST_SCALE = 0.5;

const points = (shares: number[]) => {
  const top = Math.max(SMALLEST_SCALE, ...shares);
  const step = shares.length > 1 ? (WIDTH - 4) / (shares.length - 1) : 0;
  return shares.map((share, index) => ({
    x: 2 + index * step,
    y: HEIGHT - 2 - (share / top) * (HEIGHT - 4),
  }));
};

/** The share of features that drift, window by window, oldest first. */
export const DriftLine = ({ shares }: { shares: number[] }) => {
  const palette = usePalette();
  const last = shares[shares.length - 1];
  if (last === undefined) return <span>–</span>;
  const drawn = points(shares);
  const end = drawn[drawn.length - 1];
  const label = `${sayShare(last)} of the features drift in the last of ${
    shares.length
  } windows`;
  return (
    <Tooltip title={label}>
      <span
        style={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 8,
          whiteSpace: 'nowrap',
        }}
      >
        <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
          <path
            d={`M2 ${HEIGHT - 2}H${WIDTH - 2}`}
            stroke={palette.border}
            fill="none"
          />
          <polyline
            points={drawn.map(({ x, y }) => `${x},${y}`).join(' ')}
            fill="none"
            stroke={palette.unknown}
            strokeWidth={1.5}
            strokeLinejoin="round"
          />
          <circle cx={end.x} cy={end.y} r={2} fill={palette.ink} />
        </svg>
        <span aria-hidden style={{ fontVariantNumeric: 'tabular-nums' }}>
          {sayShare(last)}
        </span>
      </span>
    </Tooltip>
  );
};
