import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import type { PropsWithChildren } from 'react';
import {
  Empty,
  FailureNotice,
  PickByName,
  shownText,
  Skeleton,
} from '../../design';
import { CutFiles } from './CutFiles';
import { UnreadFiles } from './UnreadFiles';
import { useFiles } from './useFiles';

const useStyles = makeStyles(theme => ({
  picker: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    fontSize: '0.875rem',
  },
}));

const above = (folder: string) =>
  folder.slice(0, Math.max(0, folder.lastIndexOf('/')));

/** Chooses a file that any of the runs has, folder by folder; below it, what is to be seen of it. */
export const FilePicker = ({
  model,
  runs,
  folder,
  file,
  onFolder,
  onFile,
  children,
}: PropsWithChildren<{
  /** Entity reference. */
  model: string;
  /** The runs whose files are offered. */
  runs: Run[];
  /** The root's is `''`. */
  folder: string;
  file?: string;
  onFolder: (folder: string) => void;
  onFile: (path: string) => void;
}>) => {
  const classes = useStyles();
  const { entries, isLoading, cut, error, unread, retry } = useFiles(
    model,
    runs,
    folder,
  );
  if (entries.length === 0 && isLoading) return <Skeleton lines={1} />;
  if (entries.length === 0 && error)
    return <FailureNotice error={error} retry={retry} />;
  if (entries.length === 0 && !folder && !file)
    return (
      <Empty
        title="These runs left no files."
        detail="What a run logs with mlflow.log_artifact or mlflow.log_figure can be seen here side by side."
      />
    );
  const known = entries.find(({ path }) => path === file);
  return (
    <>
      {error ? (
        <UnreadFiles
          unread={unread}
          of={runs.length}
          error={error}
          retry={retry}
        />
      ) : null}
      {cut > 0 ? <CutFiles cut={cut} of={runs.length} /> : null}
      <div className={classes.picker}>
        <PickByName
          label="File"
          noun="file"
          options={[
            {
              value: '',
              label:
                entries.length > 0 ? 'Choose a file or folder' : 'No files',
            },
            ...entries.map(({ path, name, isDirectory }) => ({
              value: path,
              label: isDirectory ? `${name}/` : name,
            })),
          ]}
          picked={known?.path ?? ''}
          onPick={path => {
            const entry = entries.find(one => one.path === path);
            if (entry?.isDirectory) onFolder(path);
            else if (entry) onFile(path);
          }}
        />
        {folder ? (
          <>
            <span>in {shownText(folder)}</span>
            <Button size="small" onClick={() => onFolder(above(folder))}>
              Folder above
            </Button>
          </>
        ) : null}
      </div>
      {children}
    </>
  );
};
