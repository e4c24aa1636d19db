import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { Completion, RunFilterNames } from '@slipway/plugin-ml-common';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { monospace } from '../../../design';
import { FilterProblem } from './FilterProblem';
import { problemOf } from './problemOf';
import { ProposalList } from './ProposalList';
import { useProposals } from './useProposals';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2, 1.5),
  },
  box: {
    flex: '1 1 320px',
    minWidth: 0,
    '& input': { fontFamily: monospace, fontSize: '0.8125rem' },
  },
}));

const EXAMPLE = "metrics.roc_auc > 0.7 and params.lr = '0.001'";
const LONGEST = 2000;

/**
 * MLflow's filter language with `OR` and parentheses. It proposes what may follow; what is wrong is said at the box,
 * with the place.
 */
export const FilterBox = ({
  filter,
  names,
  failure,
  onFilter,
}: {
  filter: string;
  /** Names of metrics, parameters and tags to complete with. */
  names: RunFilterNames;
  /** Why the server refused the filter. */
  failure?: string;
  onFilter: (filter: string) => void;
}) => {
  const classes = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter);
  const [caret, setCaret] = useState(filter.length);
  // A problem is told once the filter is sent; from then on until it is mended.
  const [isSent, setSent] = useState(filter !== '');
  const [wanted, setWanted] = useState<[number, number]>();
  useEffect(() => setTyped(filter), [filter]);
  useLayoutEffect(() => {
    if (!wanted) return;
    input.current?.focus();
    input.current?.setSelectionRange(...wanted);
    setCaret(wanted[1]);
    setWanted(undefined);
  }, [wanted]);

  const accept = ({ insert, from, to }: Completion) => {
    setTyped(typed.slice(0, from) + insert + typed.slice(to));
    setWanted([from + insert.length, from + insert.length]);
  };
  const proposals = useProposals(typed, caret, names, accept);
  const isListed = proposals.list.length > 0;
  const problem = isSent ? problemOf(typed) : undefined;
  const refused = typed === filter ? failure : undefined;

  const send = () => {
    proposals.close();
    setSent(true);
    const wrong = problemOf(typed);
    if (wrong)
      setWanted([wrong.position, wrong.position + Math.max(wrong.length, 0)]);
    else onFilter(typed.trim());
  };

  return (
    <form
      className={classes.form}
      role="search"
      aria-label="Filter the runs"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes.box}>
        <TextField
          id={id}
          fullWidth
          size="small"
          variant="outlined"
          label="Filter"
          placeholder={EXAMPLE}
          InputLabelProps={{ shrink: true }}
          inputRef={input}
          inputProps={{
            spellCheck: false,
            autoComplete: 'off',
            maxLength: LONGEST,
            role: 'combobox',
            'aria-autocomplete': 'list',
            'aria-expanded': isListed,
            'aria-controls': isListed ? `${id}-list` : undefined,
            'aria-activedescendant':
              proposals.marked === undefined
                ? undefined
                : `${id}-list-${proposals.marked}`,
          }}
          value={typed}
          error={Boolean(problem ?? refused)}
          helperText={
            problem ? (
              <FilterProblem filter={typed} problem={problem} />
            ) : (
              refused ??
              `MLflow's search grammar with OR and parentheses, for example ${EXAMPLE}`
            )
          }
          FormHelperTextProps={problem ?? refused ? { role: 'alert' } : {}}
          onChange={({ target }) => {
            setTyped(target.value);
            setCaret(input.current?.selectionStart ?? target.value.length);
            proposals.open();
          }}
          onSelect={() => setCaret(input.current?.selectionStart ?? 0)}
          onFocus={() => proposals.open()}
          onBlur={() => proposals.close()}
          onKeyDown={event => {
            if (proposals.onKey(event)) event.preventDefault();
          }}
        />
        {isListed ? (
          <ProposalList
            id={`${id}-list`}
            at={input.current}
            list={proposals.list}
            marked={proposals.marked}
            onAccept={accept}
          />
        ) : null}
      </div>
      <Button type="submit" variant="outlined" style={{ height: 40 }}>
        Filter
      </Button>
      {filter || typed ? (
        <Button
          onClick={() => {
            setTyped('');
            setSent(false);
            onFilter('');
          }}
          style={{ height: 40 }}
        >
          Show all
        </Button>
      ) : null}
    </form>
  );
};
