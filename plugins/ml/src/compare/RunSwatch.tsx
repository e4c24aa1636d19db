import type { RunLook } from './runLook';

const patterns = { solid: undefined, dashed: '6 3', dotted: '2 2' };

/** The line that stands for a run in the charts. */
export const RunSwatch = ({ look }: { look?: RunLook }) =>
  look ? (
    <svg width={20} height={8} aria-hidden style={{ flex: 'none' }}>
      <line
        x1={0}
        x2={20}
        y1={4}
        y2={4}
        stroke={look.colour}
        strokeWidth={3}
        strokeDasharray={patterns[look.dash]}
      />
    </svg>
  ) : null;
