import Button from '@material-ui/core/Button';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { Notice } from '../../../design';
import { useSearchParams } from '../../../navigation';
import { savedNames } from '../runsView';
import { NameForm } from './NameForm';
import { SavedViewLine } from './SavedViewLine';
import { useSavedViews } from './useSavedViews';

const useStyles = makeStyles(theme => ({
  content: { width: 340, maxWidth: '90vw', padding: theme.spacing(2) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  words: { fontSize: '0.875rem', margin: theme.spacing(0, 0, 1.5) },
}));

/** The part of an address that makes a view, in one order, so that equal views are equal texts. */
const viewIn = (search: URLSearchParams): string => {
  const part = new URLSearchParams();
  for (const name of savedNames)
    for (const value of search.getAll(name)) part.append(name, value);
  return part.toString();
};

/** The reader's own views of these runs: apply, save, rename, delete. */
export const SavedViewsButton = ({ model }: { model: string }) => {
  const classes = useStyles();
  const [search, setSearch] = useSearchParams();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const views = useSavedViews(model);
  const now = viewIn(search);
  const current = views.list.find(view => view.search === now);
  const names = views.list.map(({ name }) => name);

  const apply = (saved: string) => {
    const next = new URLSearchParams(saved);
    // What is selected stays selected.
    const runs = search.get('runs');
    if (runs) next.set('runs', runs);
    setSearch(next);
    setAnchor(null);
  };

  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {current ? `View: ${current.name}` : 'Views'}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{ 'aria-label': 'Saved views', role: 'dialog' }}
      >
        <div className={classes.content}>
          {views.problem ? (
            <div role="alert" style={{ marginBottom: 8 }}>
              <Notice
                tone="bad"
                title="This was not saved"
                detail={views.problem}
              />
            </div>
          ) : null}
          {views.list.length > 0 ? (
            <ul className={classes.list} aria-label="Saved views">
              {views.list.map(view => (
                <SavedViewLine
                  key={view.name}
                  view={view}
                  taken={names.filter(name => name !== view.name)}
                  isCurrent={view === current}
                  onApply={() => apply(view.search)}
                  onRename={to => views.rename(view.name, to)}
                  onRemove={() => views.remove(view.name)}
                />
              ))}
            </ul>
          ) : (
            <p className={classes.words}>
              Save filter, order and columns under a name. Saved views are
              yours; the address shows anybody else the same.
            </p>
          )}
          {current || views.why ? (
            <p className={classes.words}>{views.why}</p>
          ) : (
            <NameForm
              label="Name of this view"
              act="Save"
              taken={names}
              mayReplace
              onName={name => views.save({ name, search: now })}
            />
          )}
        </div>
      </Popover>
    </>
  );
};
