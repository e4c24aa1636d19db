import { makeStyles } from '@material-ui/core/styles';
import type {
  MirrorState,
  UnreadItem,
  UnreadKind,
} from '@slipway/plugin-ml-common';
import {
  asSentence,
  Disclosure,
  OutsideText,
  PanelState,
  RelativeTime,
  usePalette,
} from '../design';
import { useMlQuery } from '../query';

/** How often it is asked again, in milliseconds; what fails is tried again less often. */
const AGAIN = 30_000;

/** What belongs to what is kept of a server. */
const kindsOf: Record<MirrorState['what'], UnreadKind['what'][]> = {
  registry: ['models', 'versions'],
  runs: ['experiments', 'runs'],
};

const useStyles = makeStyles(theme => ({
  title: {
    margin: theme.spacing(1, 0, 0.5),
    fontSize: '0.8125rem',
    fontWeight: 600,
  },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    fontSize: '0.875rem',
    lineHeight: 1.5,
  },
  item: { overflowWrap: 'anywhere', marginBottom: theme.spacing(0.75) },
  more: { margin: 0, fontSize: '0.875rem' },
}));

const counted = ({ what, total }: UnreadKind) =>
  `${total.toLocaleString('en')} ${total === 1 ? what.slice(0, -1) : what}`;

/** When it is tried again. */
const Again = ({ retryAt }: Pick<UnreadItem, 'retryAt'>) => {
  if (!retryAt) return <>Read again with the next pass over everything.</>;
  return Date.parse(retryAt) <= Date.now() ? (
    <>Tried again now.</>
  ) : (
    <>
      Tried again <RelativeTime time={retryAt} />.
    </>
  );
};

const Item = ({
  what,
  item: { name, experiment, why, since, retryAt },
}: {
  what: UnreadKind['what'];
  item: UnreadItem;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <li className={classes.item}>
      <strong>
        {name ? (
          <OutsideText text={name} />
        ) : (
          `A ${what.slice(0, -1)} whose name is not known`
        )}
      </strong>
      {experiment ? (
        <>
          {' '}
          of <OutsideText text={experiment} />
        </>
      ) : null}
      <div>
        {why ? (
          <OutsideText text={asSentence(why)} />
        ) : (
          'Why is known once it was tried again.'
        )}
      </div>
      <div style={{ color: palette.unknown }}>
        {since ? (
          <>
            First met <RelativeTime time={since} />.{' '}
          </>
        ) : null}
        <Again retryAt={retryAt} />
      </div>
    </li>
  );
};

const Kind = ({ kind }: { kind: UnreadKind }) => {
  const classes = useStyles();
  const palette = usePalette();
  const { what, total, items } = kind;
  const more = total - items.length;
  const title = what[0].toLocaleUpperCase('en') + what.slice(1);
  return (
    <>
      <h4 className={classes.title} style={{ color: palette.unknown }}>
        {title}
      </h4>
      <ul className={classes.list} aria-label={`${title} that cannot be read`}>
        {items.map((item, index) => (
          <Item key={`${index} ${item.name}`} what={what} item={item} />
        ))}
      </ul>
      {more > 0 ? (
        <p className={classes.more}>
          {items.length > 0 ? 'and ' : ''}
          {more.toLocaleString('en')} more that {more === 1 ? 'is' : 'are'} not
          listed.
        </p>
      ) : null}
    </>
  );
};

/** What of a server cannot be read while all else of it goes on, why, and when it is tried again. */
export const UnreadThings = ({
  instance,
  mirrored,
}: {
  instance: string;
  mirrored: MirrorState['what'];
}) => {
  const read = useMlQuery<{ items: UnreadKind[] }>({
    key: ['unread', instance],
    read: (api, signal) => api.getUnread(instance, { signal }),
    again: AGAIN,
  });
  // Nearly always there is nothing: no place is kept for it.
  if (!read.data && !read.error && !read.errorUpdateCount) return null;
  return (
    <PanelState read={read}>
      {({ items }) => {
        const kinds = items.filter(
          ({ what, total }) => total > 0 && kindsOf[mirrored].includes(what),
        );
        return kinds.length === 0 ? null : (
          <Disclosure
            summary={`${kinds
              .map(counted)
              .join(' and ')} cannot be read: which, and why`}
          >
            {kinds.map(kind => (
              <Kind key={kind.what} kind={kind} />
            ))}
          </Disclosure>
        );
      }}
    </PanelState>
  );
};
