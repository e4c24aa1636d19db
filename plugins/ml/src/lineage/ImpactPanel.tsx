import { makeStyles } from '@material-ui/core/styles';
import type { ImpactItem, ImpactPage } from '@slipway/plugin-ml-common';
import {
  Copy,
  Disclosure,
  EntityLink,
  Notice,
  Panel,
  PanelState,
  usePalette,
} from '../design';
import { useMlPages } from '../query';
import Button from '@material-ui/core/Button';
import { kindWord } from './kinds';

const useStyles = makeStyles(theme => ({
  owner: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1),
  },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1),
    fontSize: '0.875rem',
    lineHeight: 1.75,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontSize: '0.875rem',
  },
}));

const nameOf = (ref: string) =>
  ref === 'unowned' ? 'Nobody' : ref.slice(ref.indexOf('/') + 1);

const steps = (distance: number) =>
  distance === 1 ? 'directly' : `${distance} steps away`;

const Item = ({ item }: { item: ImpactItem }) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <li>
      <div className={classes.item}>
        <span>
          {item.unknownToCatalog ? (
            item.title
          ) : (
            <EntityLink entityRef={item.ref} title={item.title} />
          )}
        </span>
        <span style={{ color: palette.unknown }}>
          {[
            kindWord(item.kind),
            item.lifecycle,
            item.through.length > 0
              ? `through ${item.through.join(', then ')}`
              : steps(item.distance),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
    </li>
  );
};

const Owner = ({
  owner,
  items,
}: {
  owner: ImpactPage['owners'][number];
  items: ImpactItem[];
}) => {
  const classes = useStyles();
  return (
    <Disclosure
      open
      summary={
        <span>
          <strong>{nameOf(owner.ref)}</strong> has {owner.count}{' '}
          {owner.count === 1 ? 'thing' : 'things'} to lose
        </span>
      }
    >
      <ul className={classes.list}>
        {items.map(item => (
          <Item key={item.ref} item={item} />
        ))}
      </ul>
    </Disclosure>
  );
};

/** What breaks if this goes: by owner, so that they can be told. */
export const ImpactPanel = ({ entityRef }: { entityRef: string }) => {
  const classes = useStyles();
  const read = useMlPages<ImpactPage>({
    key: ['impact', entityRef],
    read: (api, cursor, signal) =>
      api.getImpact(entityRef, { limit: 100, cursor }, { signal }),
  });
  return (
    <Panel
      title="What breaks if this goes"
      about="Everything downstream in the catalog, and who answers for it"
    >
      <PanelState
        read={read}
        isEmpty={({ pages }) => pages[0].total === 0}
        empty={{
          title: 'Nothing that the catalog knows breaks with this.',
          detail:
            'A service that relies on it says so in its catalog-info.yaml: then it stands here.',
          snippet: `spec:\n  dependsOn: [${entityRef}]\n`,
        }}
      >
        {({ pages: [first, ...rest] }) => {
          const items = [first, ...rest].flatMap(page => page.items);
          const tell = first.owners.filter(({ ref }) => ref !== 'unowned');
          return (
            <>
              {first.truncated ? (
                <Notice
                  tone="warning"
                  title="There is more than is listed: the walk stops at 500"
                />
              ) : null}
              <div className={classes.owner}>
                <span>
                  {first.total} {first.total === 1 ? 'thing' : 'things'}. To
                  tell:{' '}
                  {tell.map(({ ref }) => nameOf(ref)).join(', ') || 'nobody'}
                </span>
                {tell.length > 0 ? (
                  <Copy
                    text={tell.map(({ ref }) => ref).join('\n')}
                    what="the owners to tell"
                  />
                ) : null}
              </div>
              {first.owners.map(owner => (
                <Owner
                  key={owner.ref}
                  owner={owner}
                  items={items.filter(item => item.owner === owner.ref)}
                />
              ))}
              {read.hasNextPage ? (
                <div className={classes.foot}>
                  <span>
                    {items.length} of {first.total} listed
                  </span>
                  <Button
                    size="small"
                    disabled={read.isFetchingNextPage}
                    onClick={() => read.fetchNextPage()}
                  >
                    {read.isFetchingNextPage ? 'Loading…' : 'Load more'}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </PanelState>
    </Panel>
  );
};
