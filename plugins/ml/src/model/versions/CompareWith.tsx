import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import type { Version } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { shownText } from '../../design';
import { useNavigate } from '../../navigation';
import { useMlQuery } from '../../query';
import { useComparisonPath } from './versionPaths';

const MOST = 50;

const saidOf = ({ version, aliases, environments = [] }: Version) =>
  shownText(
    [
      `Version ${version}`,
      aliases.map(alias => `@${alias}`).join(' '),
      environments.length > 0 ? `serves in ${environments.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
  );

/** Chooses the version that another one is compared with: that one stands left, as what was there before. */
export const CompareWith = ({
  model,
  version,
}: {
  /** Entity reference. */
  model: string;
  version: string;
}) => {
  const navigate = useNavigate();
  const pathTo = useComparisonPath(model);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const read = useMlQuery({
    key: ['versions', model, 'to compare with'],
    read: (api, signal) => api.getVersions(model, { limit: MOST }, { signal }),
    enabled: anchor !== null,
  });
  const others = (read.data?.items ?? []).filter(
    one => one.version !== version,
  );
  const sayNothing = () => {
    if (read.error)
      return 'The versions could not be read. Press to try again.';
    return read.data ? 'There is no other version yet.' : 'Looking…';
  };
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        Compare with…
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        MenuListProps={{ 'aria-label': 'Compare with', dense: true }}
        PaperProps={{ style: { maxHeight: 420 } }}
      >
        {others.map(one => (
          <MenuItem
            key={one.version}
            onClick={() => navigate(pathTo(one.version, version))}
          >
            {saidOf(one)}
          </MenuItem>
        ))}
        {read.data?.nextCursor ? (
          <MenuItem onClick={() => navigate(pathTo(undefined, version))}>
            An older version…
          </MenuItem>
        ) : null}
        {others.length > 0 || read.data?.nextCursor ? null : (
          <MenuItem
            disabled={!read.error}
            onClick={() => {
              read.refetch();
            }}
          >
            {sayNothing()}
          </MenuItem>
        )}
      </Menu>
    </>
  );
};
