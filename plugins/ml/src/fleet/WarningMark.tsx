import Tooltip from '@material-ui/core/Tooltip';
import { Shape, usePalette } from '../design';

/** Something about a model that its owner should look at: a short label, the whole of it on hover and for screen readers. */
export const WarningMark = ({
  words,
  label,
}: {
  words: string;
  /** What is read beside the sign. */
  label: string;
}) => {
  const palette = usePalette();
  return (
    <div style={{ color: palette.degraded }}>
      <Tooltip title={words}>
        <span role="img" aria-label={words}>
          <Shape tone="warning" />
        </span>
      </Tooltip>{' '}
      <span aria-hidden>{label}</span>
    </div>
  );
};
