import Button from '@material-ui/core/Button';
import Popover from '@material-ui/core/Popover';
import { useState } from 'react';
import { NameList, type NameListProps } from './NameList';

/** Several of any number of names: a button that opens the list of them. */
export const ChooseByName = ({
  label,
  ...list
}: NameListProps & {
  /** What the button says, and what the list is called: `Columns`. */
  label: string;
}) => {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{ role: 'dialog', 'aria-label': label }}
      >
        <NameList {...list} />
      </Popover>
    </>
  );
};
