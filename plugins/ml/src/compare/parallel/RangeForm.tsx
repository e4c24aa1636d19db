import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { Pick } from '../../design';
import type { Axis } from '../fields/axes';
import { rangeOn, type Range } from './ranges';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
  },
  end: { width: 120 },
}));

/** Where an end that was typed lies on the axis; `NaN` where it lies nowhere. */
const endOf = (typed: string, { scale }: Axis, otherwise: number): number => {
  if (typed.trim() === '') return otherwise;
  if (scale.kind === 'numbers') return Number(typed);
  const index = scale.words.indexOf(typed.trim());
  return index < 0 ? NaN : index;
};

/** A range by hand: for the keyboard, and for exact ends. An empty end is open. */
export const RangeForm = ({
  axes,
  onAdd,
}: {
  axes: Axis[];
  onAdd: (range: Range) => void;
}) => {
  const classes = useStyles();
  const id = useId();
  const [picked, setPicked] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const axis = axes.find(({ field }) => field.id === picked) ?? axes[0];
  if (!axis) return null;
  const stretch = [
    endOf(from, axis, -Number.MAX_VALUE),
    endOf(to, axis, Number.MAX_VALUE),
  ] as const;
  const isComplete = (from || to) && !stretch.some(Number.isNaN);
  const ends = [
    { label: 'From', typed: from, type: setFrom },
    { label: 'To', typed: to, type: setTo },
  ];
  return (
    <form
      className={classes.form}
      aria-label="Range by hand"
      onSubmit={event => {
        event.preventDefault();
        if (!isComplete) return;
        onAdd(rangeOn(axis.field.id, axis.scale, stretch));
        setFrom('');
        setTo('');
      }}
    >
      <Pick
        native
        label="Range of"
        options={axes.map(({ field }) => ({
          value: field.id,
          label: field.name,
        }))}
        picked={axis.field.id}
        onPick={setPicked}
      />
      {ends.map(({ label, typed, type }) => (
        <TextField
          key={label}
          id={`${id}-${label}`}
          className={classes.end}
          size="small"
          variant="outlined"
          label={label}
          InputLabelProps={{ shrink: true }}
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
      ))}
      <Button type="submit" disabled={!isComplete}>
        Keep only these
      </Button>
    </form>
  );
};
