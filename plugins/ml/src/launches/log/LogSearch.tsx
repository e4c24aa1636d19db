import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import Tooltip from '@material-ui/core/Tooltip';
import DownIcon from '@material-ui/icons/ExpandMore';
import UpIcon from '@material-ui/icons/ExpandLess';
import SearchIcon from '@material-ui/icons/Search';

/** Looks for text in a log and steps through what was found. */
export const LogSearch = (props: {
  search: string;
  onSearch: (search: string) => void;
  /** How many lines match. */
  found: number;
  /** Which of them is shown, from 1; 0 for none. */
  at: number;
  /** Go to the next (1) or previous (-1) one. */
  onStep: (by: 1 | -1) => void;
}) => {
  const { search, onSearch, found, at, onStep } = props;
  return (
    <>
      <TextField
        size="small"
        variant="outlined"
        placeholder="Search the log"
        value={search}
        onChange={event => onSearch(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
        }}
        inputProps={{ 'aria-label': 'Search the log', maxLength: 200 }}
        InputProps={{
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        }}
      />
      {search && (
        <>
          <span role="status">
            {found > 0 ? `${at} of ${found} lines` : 'Not found'}
          </span>
          {([-1, 1] as const).map(by => (
            <Tooltip key={by} title={by < 0 ? 'Previous' : 'Next'}>
              <span>
                <IconButton
                  size="small"
                  aria-label={by < 0 ? 'Previous match' : 'Next match'}
                  disabled={found === 0}
                  onClick={() => onStep(by)}
                >
                  {by < 0 ? <UpIcon /> : <DownIcon />}
                </IconButton>
              </span>
            </Tooltip>
          ))}
        </>
      )}
    </>
  );
};
