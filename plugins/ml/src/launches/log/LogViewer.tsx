import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import { useDeferredValue, useMemo, useState } from 'react';
import { mlApiRef } from '../../api';
import { readWholeLog, saveFile } from './downloadLog';
import type { LogView } from './LogFollower';
import { LogList } from './LogList';
import { LogSearch } from './LogSearch';
import { findLines, toPattern } from './search';
import { useLaunchLog } from './useLaunchLog';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 48,
    marginBottom: theme.spacing(0.5),
  },
  gap: { flex: 1 },
  empty: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.background.default,
    padding: theme.spacing(2),
  },
}));

const phaseWords: Record<LogView['phase'], string> = {
  reading: 'Reading the log',
  following: 'Following the log',
  complete: 'The log is complete',
};

const emptyWords: Record<LogView['phase'], string> = {
  reading: 'Reading the log…',
  following: 'No output yet. Lines appear here as the job writes them.',
  complete: 'The job wrote nothing.',
};

/** The log of a launch: read from its start, followed while it grows, searched, coloured, downloaded. */
export const LogViewer = (props: {
  launchId: string;
  /** Attempt, from 1; the newest where it is left out. */
  attempt?: number;
  /** A CSS length. */
  height?: string;
}) => {
  const { launchId, attempt, height = 'clamp(320px, 64vh, 960px)' } = props;
  const classes = useStyles();
  const api = useApi(mlApiRef);
  const { lines, dropped, phase, error } = useLaunchLog(launchId, attempt);
  const [following, setFollowing] = useState(true);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const [downloadError, setDownloadError] = useState<Error>();
  const searched = useDeferredValue(search);
  const pattern = useMemo(() => toPattern(searched), [searched]);
  const found = useMemo(() => findLines(lines, pattern), [lines, pattern]);
  const place = found.length > 0 ? Math.min(at, found.length - 1) : undefined;

  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    setFollowing(false);
    setAt(((place ?? 0) + by + found.length) % found.length);
  };
  const download = async () => {
    setDownloadError(undefined);
    try {
      const name = `launch-${launchId.slice(0, 8)}-attempt-${attempt ?? 1}.log`;
      saveFile(await readWholeLog(api, launchId, attempt), name);
    } catch (failure) {
      setDownloadError(
        failure instanceof Error ? failure : new Error(String(failure)),
      );
    }
  };

  const trouble = error ?? downloadError;
  return (
    <div>
      <div className={classes.bar}>
        <LogSearch
          search={search}
          onSearch={text => {
            setSearch(text);
            setAt(0);
            if (text) setFollowing(false);
          }}
          found={found.length}
          at={place === undefined ? 0 : place + 1}
          onStep={step}
        />
        <span className={classes.gap} />
        <Typography variant="body2" color="textSecondary">
          {lines.length.toLocaleString('en')} lines
        </Typography>
        <FormControlLabel
          label={<Typography variant="body2">Follow</Typography>}
          style={{ marginLeft: 0, marginRight: 0 }}
          control={
            <Switch
              size="small"
              color="primary"
              checked={following}
              onChange={(_, checked) => setFollowing(checked)}
            />
          }
        />
        <Button size="small" startIcon={<DownloadIcon />} onClick={download}>
          Download
        </Button>
      </div>
      <Typography variant="srOnly" role="status">
        {phaseWords[phase]}
      </Typography>
      {trouble && (
        <Typography variant="body2" color="error" role="alert">
          {trouble.message}
          {error && ' It is tried again by itself.'}
        </Typography>
      )}
      {dropped > 0 && (
        <Typography variant="body2" color="textSecondary">
          The first {dropped.toLocaleString('en')} lines are not kept here;
          download the log to read them.
        </Typography>
      )}
      {lines.length === 0 ? (
        <div className={classes.empty} style={{ minHeight: height }}>
          <Typography variant="body2" color="textSecondary">
            {emptyWords[phase]}
          </Typography>
        </div>
      ) : (
        <LogList
          lines={lines}
          label={`Log${attempt ? ` of attempt ${attempt}` : ''}`}
          height={height}
          pattern={pattern}
          found={place === undefined ? undefined : found[place]}
          following={following && !search}
          onStay={() => setFollowing(false)}
        />
      )}
    </div>
  );
};
