import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import RenameIcon from '@material-ui/icons/EditOutlined';
import { useState } from 'react';
import { NameForm } from './NameForm';
import type { SavedView } from './useSavedViews';

/** One saved view: a click applies it. */
export const SavedViewLine = ({
  view,
  taken,
  isCurrent,
  onApply,
  onRename,
  onRemove,
}: {
  view: SavedView;
  /** Names of the other views. */
  taken: string[];
  /** It is what the table shows. */
  isCurrent: boolean;
  onApply: () => void;
  onRename: (to: string) => void;
  onRemove: () => void;
}) => {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming)
    return (
      <li>
        <NameForm
          label={`New name of ${view.name}`}
          act="Rename"
          name={view.name}
          taken={taken}
          onName={to => {
            setRenaming(false);
            onRename(to);
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    );
  return (
    <li style={{ display: 'flex', alignItems: 'center' }}>
      <Button
        size="small"
        aria-current={isCurrent}
        onClick={onApply}
        style={{
          flex: 1,
          justifyContent: 'flex-start',
          textAlign: 'left',
          textTransform: 'none',
          overflowWrap: 'anywhere',
          fontWeight: isCurrent ? 700 : 400,
        }}
      >
        {view.name}
      </Button>
      <IconButton
        size="small"
        aria-label={`Rename ${view.name}`}
        onClick={() => setRenaming(true)}
      >
        <RenameIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={`Delete ${view.name}`}
        onClick={onRemove}
      >
        <DeleteIcon fontSize="small" />
      </IconButton>
    </li>
  );
};
