import { makeStyles } from '@material-ui/core/styles';
import { usePalette } from './palette';
import { toneColour, type Tone } from './tone';

const useStyles = makeStyles({
  shape: {
    width: '0.85em',
    height: '0.85em',
    flex: 'none',
    display: 'inline-block',
    verticalAlign: '-0.06em',
  },
  turning: {
    transformOrigin: '50% 50%',
    animation: '$turn 1.6s linear infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
  },
  '@keyframes turn': { to: { transform: 'rotate(360deg)' } },
});

const drawing: Record<Tone, JSX.Element> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  warning: <path d="M6 .8 11.6 11H.4Z" fill="currentColor" />,
  bad: (
    <path
      fillRule="evenodd"
      d="M3.6.3h4.8l3.3 3.3v4.8l-3.3 3.3H3.6L.3 8.4V3.6Zm-.8 4.9v1.6h6.4V5.2Z"
      fill="currentColor"
    />
  ),
  waiting: (
    <path
      d="M6 .9 11.1 6 6 11.1.9 6Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
  moving: (
    <>
      <circle
        cx="6"
        cy="6"
        r="4.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        opacity=".3"
      />
      <path
        d="M6 1.4A4.6 4.6 0 0 1 10.6 6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
      />
    </>
  ),
  off: (
    <circle
      cx="6"
      cy="6"
      r="4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
    />
  ),
};

/** The shape of a tone in its colour: never alone, always beside a word. */
export const Shape = ({ tone }: { tone: Tone }) => {
  const classes = useStyles();
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden
      className={
        tone === 'moving'
          ? `${classes.shape} ${classes.turning}`
          : classes.shape
      }
      style={{ color: toneColour(tone, usePalette()) }}
    >
      {drawing[tone]}
    </svg>
  );
};
