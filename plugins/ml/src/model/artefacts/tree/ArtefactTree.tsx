import { makeStyles } from '@material-ui/core/styles';
import type { LoggedModel } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import type { ArtefactPlace } from '../useArtefacts';
import { Folder, treeId, type ChosenFile, type Tree } from './Folder';
import { TreeItem } from './TreeItem';
import { useTreeKeys } from './useTreeKeys';

const useStyles = makeStyles({
  tree: { margin: 0, padding: 0, maxHeight: 560, overflowY: 'auto' },
});

/** The folders around a file, so that an address opens them. */
const foldersOf = ({ loggedModel, path }: ChosenFile): string[] => {
  const parts = path.split('/').slice(0, -1);
  const folders = parts.map((_, index) =>
    treeId(loggedModel, parts.slice(0, index + 1).join('/')),
  );
  return loggedModel ? [treeId(loggedModel, ''), ...folders] : folders;
};

/** The files of a run, and those of each model that it logged as a folder of its own. */
export const ArtefactTree = ({
  place,
  models,
  chosen,
  choose,
}: {
  place: ArtefactPlace;
  models: Pick<LoggedModel, 'id' | 'name'>[];
  chosen?: ChosenFile;
  choose: (file: ChosenFile) => void;
}) => {
  const classes = useStyles();
  const { tree, onKeyDown, itemProps } = useTreeKeys();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(chosen ? foldersOf(chosen) : []),
  );
  const shared: Tree = {
    place,
    items: itemProps,
    isOpen: id => open.has(id),
    toggle: id =>
      setOpen(before => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    chosen,
    choose,
  };
  return (
    <ul
      ref={tree}
      role="tree"
      aria-label="Artefacts"
      className={classes.tree}
      onKeyDown={onKeyDown}
    >
      <Folder tree={shared} path="" level={1} />
      {models.map(({ id, name }) => (
        <TreeItem
          key={id}
          name={`${name} (logged model)`}
          level={1}
          open={shared.isOpen(treeId(id, ''))}
          keys={itemProps(treeId(id, ''), false)}
          onPress={() => shared.toggle(treeId(id, ''))}
        >
          <Folder tree={shared} loggedModel={id} path="" level={2} />
        </TreeItem>
      ))}
    </ul>
  );
};
