import { makeStyles } from '@material-ui/core/styles';
import { usePalette } from './palette';

const useStyles = makeStyles(theme => ({
  lines: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) },
  line: {
    height: 14,
    borderRadius: 6,
    opacity: 0.6,
    animation: '$breathe 1.4s ease-in-out infinite alternate',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
  '@keyframes breathe': { to: { opacity: 0.25 } },
}));

/** Lines where content will be, as many as the real layout has, so that nothing jumps. */
export const Skeleton = ({
  lines = 3,
  height,
}: {
  lines?: number;
  /** Height of a line in pixels. */
  height?: number;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div className={classes.lines} role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <div
          key={index}
          className={classes.line}
          style={{
            background: palette.border,
            height,
            width: height ? undefined : `${[92, 78, 85, 64][index % 4]}%`,
          }}
        />
      ))}
    </div>
  );
};
