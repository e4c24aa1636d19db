import type { Difference } from '@slipway/plugin-ml-common';
import { usePalette } from '../../../design';

type Change = Difference['change'];

const signs: Record<Change, string> = {
  added: '+',
  removed: '−',
  changed: '≠',
  same: '=',
};

/** What became of a thing from left to right: a sign and a word. It says nothing about good or bad. */
export const ChangeMark = ({ change }: { change: Change }) => {
  const palette = usePalette();
  return (
    <span
      style={{
        whiteSpace: 'nowrap',
        fontWeight: change === 'same' ? 400 : 600,
        color: change === 'same' ? palette.unknown : palette.primary,
      }}
    >
      <span aria-hidden style={{ display: 'inline-block', width: '1.1em' }}>
        {signs[change]}
      </span>
      {change}
    </span>
  );
};
