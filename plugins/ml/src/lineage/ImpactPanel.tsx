import { makeStyles } from '@material-ui/core/styles';
import type { ImpactItem, ImpactPage } from '@slipway/plugin-ml-common';
import {
  Copy,
  Disclosure,
  EntityLink,
  Notice,
  Panel,
  PanelState,
  shownText,
  usePalette,
} from '../design';
import { useMlQuery } from '../query';
import { kindWord } from './kinds';
import { walkedAgain } from './lineageView';
import { ownerName, toTell } from './owners';

/** As many as there can be. */
const ALL = 500;

const useStyles = makeStyles(theme => ({
  notice: { marginBottom: theme.spacing(1.5) },
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
}));

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
            shownText(item.title)
          ) : (
            <EntityLink entityRef={item.ref} title={item.title} />
          )}
        </span>
        <span style={{ color: palette.unknown }}>
          {shownText(
            [
              kindWord(item.kind),
              item.lifecycle,
              item.through.length > 0
                ? `through ${item.through.join(', then ')}`
                : steps(item.distance),
            ]
              .filter(Boolean)
              .join(' · '),
          )}
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
          <strong>{ownerName(owner.ref)}</strong> has {owner.count}{' '}
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
  const read = useMlQuery<ImpactPage>({
    key: ['impact', entityRef],
    read: (api, signal) => api.getImpact(entityRef, { limit: ALL }, { signal }),
    ...walkedAgain,
  });
  return (
    <Panel
      title="What breaks if this goes"
      about="Everything downstream: in the catalog, and what was trained on it; and who answers for it"
    >
      <PanelState
        read={read}
        isEmpty={({ total }) => total === 0}
        empty={{
          title: 'Nothing that is known breaks with this.',
          detail:
            'A service that relies on it says so in its catalog-info.yaml: then it stands here. A model stands here by itself once a run logged this as its data (mlflow.log_input).',
          snippet: `spec:\n  dependsOn: [${entityRef}]\n`,
        }}
      >
        {({ items, owners, total, truncated }) => {
          const tell = toTell({ owners });
          return (
            <>
              {truncated ? (
                <div className={classes.notice}>
                  <Notice
                    tone="warning"
                    title="There is more than is listed: the walk stops at 500 things and at 20 steps"
                  />
                </div>
              ) : null}
              <div className={classes.owner}>
                <span>
                  {total} {total === 1 ? 'thing' : 'things'}. To tell:{' '}
                  {tell.map(({ ref }) => ownerName(ref)).join(', ') || 'nobody'}
                </span>
                {tell.length > 0 ? (
                  <Copy
                    text={tell.map(({ ref }) => ref).join('\n')}
                    what="the owners to tell"
                  />
                ) : null}
              </div>
              {owners.map(owner => (
                <Owner
                  key={owner.ref}
                  owner={owner}
                  items={items.filter(item => item.owner === owner.ref)}
                />
              ))}
            </>
          );
        }}
      </PanelState>
    </Panel>
  );
};
