import Paper, { type PaperProps } from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { createContext, useContext, useId, useMemo, useState } from 'react';
import type { ChoiceOption } from '../Choice';
import { usePalette } from '../palette';
import { shownText } from '../shownText';
import { findByName, sayRest } from './byName';

/** What a choice of one name needs. */
export type NameFieldProps = {
  label: string;
  /** What they are names of: `metric`. */
  noun: string;
  options: ChoiceOption[];
  picked: string;
  onPick: (value: string) => void;
};

const useStyles = makeStyles(theme => ({
  field: { width: 240, maxWidth: '100%' },
  option: { fontSize: '0.875rem', overflowWrap: 'anywhere' },
  rest: {
    margin: 0,
    padding: theme.spacing(1, 2),
    borderTop: '1px solid',
    fontSize: '0.8125rem',
  },
}));

const Rest = createContext('');

/** The list with what is not in it below, where it does not scroll away. */
const ListPaper = ({ children, ...paper }: PaperProps) => {
  const classes = useStyles();
  const palette = usePalette();
  const rest = useContext(Rest);
  return (
    <Paper {...paper}>
      {children}
      {rest ? (
        <p
          aria-hidden
          className={classes.rest}
          style={{ color: palette.unknown, borderColor: palette.border }}
        >
          {rest}
        </p>
      ) : null}
    </Paper>
  );
};

/** A field that finds one of thousands of names while it is typed. */
export const NameField = ({
  label,
  noun,
  options,
  picked,
  onPick,
}: NameFieldProps) => {
  const classes = useStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const labels = useMemo(
    () => new Map(options.map(one => [one.value, shownText(one.label)])),
    [options],
  );
  const labelOf = (value: string) => labels.get(value) ?? value;
  const values = [...labels.keys()];
  const current = labels.has(picked) ? picked : values[0];
  // What stands in the field until something is typed is the picked name, and looks for nothing.
  const text = typed === labelOf(current) ? '' : typed.trim();
  const isCurrent = (value: string) => value === current;
  // Who looks for a name looks for another one: else Enter would take the picked one again.
  const offered = text ? values.filter(value => !isCurrent(value)) : values;
  const found = open
    ? findByName(offered, labelOf, text, isCurrent)
    : { listed: [], more: 0 };
  const rest = open ? sayRest(found, text ? `other ${noun}` : noun) : '';
  return (
    <Rest.Provider value={found.more > 0 ? rest : ''}>
      <Autocomplete<string, false, true>
        id={id}
        size="small"
        className={classes.field}
        classes={{ option: classes.option }}
        // The field is the combobox, not what is around it: the label names the field.
        role={undefined}
        aria-expanded={undefined}
        aria-owns={undefined}
        autoHighlight
        disableClearable
        openText="Show the names"
        closeText="Close"
        options={values}
        getOptionLabel={labelOf}
        filterOptions={() => found.listed}
        noOptionsText={rest}
        PaperComponent={ListPaper}
        open={open}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        value={current}
        onChange={(_, value) => onPick(value)}
        inputValue={typed}
        onInputChange={(_, next) => setTyped(next)}
        renderInput={params => (
          <TextField
            {...params}
            label={label}
            variant="outlined"
            InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
            inputProps={{
              ...params.inputProps,
              role: 'combobox',
              'aria-expanded': open,
            }}
          />
        )}
      />
      <Typography variant="srOnly" role="status">
        {rest}
      </Typography>
    </Rest.Provider>
  );
};
