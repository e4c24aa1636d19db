import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { ChoiceOption } from '../Choice';
import { usePalette } from '../palette';
import { SearchField } from '../SearchField';
import { shownText } from '../shownText';
import { findByName, sayRest } from './byName';

/** So few are found at a glance. */
const FEW = 12;

const useStyles = makeStyles(theme => ({
  search: { display: 'flex', padding: theme.spacing(2, 2, 0) },
  list: {
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(1, 2),
    maxHeight: 420,
    overflow: 'auto',
  },
  label: { overflowWrap: 'anywhere' },
  words: { margin: 0, fontSize: '0.8125rem' },
}));

/** One of the names, and whether it is always chosen. */
export type NameOption = ChoiceOption & { isFixed?: boolean };

/** What a list of names needs. */
export type NameListProps = {
  /** What they are names of: `column`. */
  noun: string;
  options: NameOption[];
  chosen: string[];
  /** Gets the chosen ones in the order of the options. */
  onChange: (chosen: string[]) => void;
};

const labelOf = ({ label }: NameOption) => label;

/** Boxes of the names that can be chosen; where there are many, those that have a text in them. */
export const NameList = ({
  noun,
  options,
  chosen: chosenOnes,
  onChange,
}: NameListProps) => {
  const classes = useStyles();
  const palette = usePalette();
  const [text, setText] = useState('');
  // Those that were chosen before the list opened: a box that is ticked off stays where it is.
  const [chosenBefore] = useState(() => new Set(chosenOnes));
  const chosen = new Set(chosenOnes);
  const found = findByName(options, labelOf, text, ({ value }) =>
    chosenBefore.has(value),
  );
  return (
    <>
      {options.length > FEW ? (
        <div className={classes.search}>
          <SearchField
            label={`Find ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`}
            text={text}
            onChange={setText}
          />
        </div>
      ) : null}
      <div className={classes.list}>
        {found.listed.map(({ value, label, isFixed = false }) => (
          <FormControlLabel
            key={value}
            className={classes.label}
            label={shownText(label)}
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={isFixed || chosen.has(value)}
                disabled={isFixed}
                onChange={(_, checked) =>
                  onChange(
                    options
                      .map(option => option.value)
                      .filter(other =>
                        other === value ? checked : chosen.has(other),
                      ),
                  )
                }
              />
            }
          />
        ))}
        <p
          role="status"
          className={classes.words}
          style={{ color: palette.unknown }}
        >
          {sayRest(found, noun)}
        </p>
      </div>
    </>
  );
};
