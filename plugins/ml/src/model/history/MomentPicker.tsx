import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { usePalette } from '../../design';
import { momentAgo, moments, zoneAt } from './moment';
import { MomentField } from './MomentField';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  zone: { fontSize: '0.8125rem', marginRight: theme.spacing(1) },
}));

/** Chooses a moment: date and time in the reader's zone, or one of the usual ones. */
export const MomentPicker = ({
  at,
  isNow,
  onChange,
}: {
  /** RFC 3339. */
  at: string;
  /** Is it the present, and moves on? */
  isNow: boolean;
  /** Undefined for the present. */
  onChange: (at: string | undefined) => void;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div className={classes.bar} role="group" aria-label="Choose a moment">
      <MomentField
        label="Moment"
        at={at}
        max={new Date().toISOString()}
        onChange={moment => {
          if (moment) onChange(moment);
        }}
      />
      <span className={classes.zone} style={{ color: palette.unknown }}>
        {zoneAt(at)}
      </span>
      <Button
        size="small"
        variant={isNow ? 'outlined' : 'text'}
        aria-pressed={isNow}
        onClick={() => onChange(undefined)}
      >
        Now
      </Button>
      {moments.map(({ word, ago }) => (
        <Button
          key={word}
          size="small"
          onClick={() => onChange(momentAgo(ago))}
        >
          {word}
        </Button>
      ))}
    </div>
  );
};
