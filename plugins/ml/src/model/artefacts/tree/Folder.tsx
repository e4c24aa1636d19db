import { describeFailure, sayBytes } from '../../../design';
import { useArtefactList, type ArtefactPlace } from '../useArtefacts';
import { TreeItem } from './TreeItem';
import type { TreeItems } from './useTreeKeys';

/** A file that is chosen, and whose it is. */
export type ChosenFile = { loggedModel?: string; path: string };

/** What the folders of one tree share. */
export type Tree = {
  place: ArtefactPlace;
  items: TreeItems;
  isOpen: (id: string) => boolean;
  toggle: (id: string) => void;
  chosen?: ChosenFile;
  choose: (file: ChosenFile) => void;
};

/** The name of a folder or file within one tree. */
export const treeId = (loggedModel: string | undefined, path: string) =>
  `${loggedModel ?? ''}/${path}`;

const sayFailure = (error: Error) => {
  const { title, detail } = describeFailure(error);
  return `${title}: ${detail} Try again.`;
};

/** What is in one folder, read when it is opened. */
export const Folder = ({
  tree,
  loggedModel,
  path,
  level,
}: {
  tree: Tree;
  loggedModel?: string;
  /** `''` for the root. */
  path: string;
  /** Of what is in it; 1 at the root. */
  level: number;
}) => {
  const list = useArtefactList({ ...tree.place, loggedModel }, path);
  const isRoot = path === '' && !loggedModel;
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const own = treeId(loggedModel, path);
  const line = (id: string, name: string, onPress: () => void) => (
    <TreeItem
      name={name}
      level={level}
      keys={tree.items(`${own} ${id}`, isRoot && entries.length === 0)}
      onPress={onPress}
    />
  );
  const retry = () => {
    list.refetch();
  };
  if (!list.data) {
    return list.error
      ? line('error', sayFailure(list.error), retry)
      : line('loading', 'Loading…', () => {});
  }
  return (
    <>
      {entries.length === 0 ? line('empty', 'No files', () => {}) : null}
      {entries.map((entry, index) => {
        const id = treeId(loggedModel, entry.path);
        const keys = tree.items(id, isRoot && index === 0);
        return entry.isDirectory ? (
          <TreeItem
            key={id}
            name={entry.name}
            level={level}
            open={tree.isOpen(id)}
            keys={keys}
            onPress={() => tree.toggle(id)}
          >
            <Folder
              tree={tree}
              loggedModel={loggedModel}
              path={entry.path}
              level={level + 1}
            />
          </TreeItem>
        ) : (
          <TreeItem
            key={id}
            name={entry.name}
            level={level}
            detail={entry.size === undefined ? undefined : sayBytes(entry.size)}
            chosen={
              tree.chosen?.path === entry.path &&
              tree.chosen.loggedModel === loggedModel
            }
            keys={keys}
            onPress={() => tree.choose({ loggedModel, path: entry.path })}
          />
        );
      })}
      {list.hasNextPage
        ? line(
            'more',
            list.isFetchingNextPage ? 'Loading…' : 'Show more',
            () => {
              list.fetchNextPage();
            },
          )
        : null}
    </>
  );
};
