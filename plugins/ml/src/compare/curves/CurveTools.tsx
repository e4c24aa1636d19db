import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Slider from '@material-ui/core/Slider';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useId, useState } from 'react';
import { Pick, PickByName, useView } from '../../design';
import type { CompareView } from '../compareView';
import { smoothingFormula } from './smoothing';

const useStyles = makeStyles(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  smoothing: { width: 180, fontSize: '0.8125rem' },
  formula: { fontSize: '0.8125rem', flexBasis: '100%' },
}));

const axes = [
  { value: 'step', label: 'Step' },
  { value: 'relative', label: 'Relative time' },
  { value: 'wall', label: 'Wall time' },
];

const STEP = 0.01;
const MOST = 0.99;

/** How the curves are drawn; all of it is in the address. */
export const CurveTools = ({
  metrics,
  metric,
  hasSteps,
  shown,
}: {
  metrics: string[];
  /** Absent where none is drawn. */
  metric?: string;
  /** Was it logged in steps? */
  hasSteps: boolean;
  shown: CompareView;
}) => {
  const classes = useStyles();
  const view = useView();
  const id = useId();
  const [weight, setWeight] = useState(shown.smoothing);
  useEffect(() => setWeight(shown.smoothing), [shown.smoothing]);
  return (
    <div className={classes.tools}>
      <PickByName
        label="Metric"
        noun="metric"
        options={[
          ...(metric ? [] : [{ value: '', label: 'Choose a metric' }]),
          ...metrics.map(value => ({ value, label: value })),
        ]}
        picked={metric ?? ''}
        onPick={next => view.set('metric', next)}
      />
      <Pick
        label="Along"
        options={hasSteps ? axes : axes.slice(1)}
        picked={shown.by}
        onPick={next => view.set('by', next)}
      />
      <FormControlLabel
        label="Log scale"
        control={
          <Checkbox
            size="small"
            color="primary"
            checked={shown.isLog}
            onChange={(_, isLog) => view.set('log', isLog ? 'yes' : undefined)}
          />
        }
      />
      <div className={classes.smoothing}>
        <span id={id}>Smoothing w = {weight}</span>
        <Slider
          aria-labelledby={id}
          min={0}
          max={MOST}
          step={STEP}
          value={weight}
          onChange={(_, next) => setWeight(Number(next))}
          onChangeCommitted={(_, next) =>
            view.set('smooth', next ? String(next) : undefined, 'quietly')
          }
        />
      </div>
      {shown.smoothing > 0 ? (
        <span className={classes.formula}>
          Exponential moving average: {smoothingFormula}
        </span>
      ) : null}
    </div>
  );
};
