import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback } from 'react';
import { Choice, OneOf, SearchField, type View } from '../../design';
import { filterNames, isNarrowed, type VersionsView } from './versionsView';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
}));

const states = [
  { value: 'ready', label: 'Ready' },
  { value: 'pending', label: 'Pending' },
  { value: 'failed', label: 'Failed' },
  { value: 'gone', label: 'Gone' },
];

const aliased = [
  { value: 'true', label: 'With one' },
  { value: 'false', label: 'Without' },
];

/** Nothing narrows the list any more. */
export const showAll = (view: View) =>
  view.setAll(Object.fromEntries(filterNames.map(name => [name, undefined])));

/** What narrows the list of versions; all of it is in the address. */
export const VersionFilterBar = ({
  view,
  shown,
}: {
  view: View;
  shown: VersionsView;
}) => {
  const classes = useStyles();
  const { set } = view;
  const setText = useCallback(
    (text: string) => set('text', text, 'quietly'),
    [set],
  );
  return (
    <div className={classes.bar} role="search" aria-label="Filter the versions">
      <SearchField
        label="Find a version"
        text={shown.text ?? ''}
        onChange={setText}
      />
      <Choice
        label="State"
        options={states}
        chosen={shown.status}
        onChange={chosen => set('status', chosen)}
      />
      <OneOf
        label="Alias"
        none="All"
        options={aliased}
        chosen={shown.aliased === undefined ? undefined : `${shown.aliased}`}
        onChange={chosen => set('aliased', chosen)}
      />
      {isNarrowed(shown) ? (
        <Button size="small" onClick={() => showAll(view)}>
          Show all
        </Button>
      ) : null}
    </div>
  );
};
