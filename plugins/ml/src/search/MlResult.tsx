import { Link } from '@backstage/core-components';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { makeStyles } from '@material-ui/core/styles';
import type { LineageKind } from '@slipway/plugin-ml-common';
import { EntityLink, shownText, usePalette, type Palette } from '../design';
import { KindIcon, kindWord } from '../lineage/kinds';

const useStyles = makeStyles(theme => ({
  result: {
    display: 'flex',
    gap: theme.spacing(2),
    minWidth: 0,
    padding: theme.spacing(0.5, 0),
  },
  icon: {
    flex: 'none',
    width: 40,
    fontSize: '1.25rem',
    lineHeight: 1.4,
    color: ({ unknown }: Palette) => unknown,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere', fontSize: '0.875rem' },
  title: { fontSize: '1rem', fontWeight: 600, unicodeBidi: 'isolate' },
  text: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
    unicodeBidi: 'isolate',
    lineHeight: 1.5,
  },
  facts: {
    color: ({ unknown }: Palette) => unknown,
    fontSize: '0.8125rem',
    lineHeight: 1.75,
  },
}));

const kinds: Record<string, LineageKind> = {
  mlmodel: 'model',
  featureset: 'feature-set',
  mlpipeline: 'pipeline',
  version: 'version',
};

/** A field that the index gives back; documents of an older index may lack it. */
const field = (document: SearchDocument, name: string): string => {
  const value: unknown = Object.entries(document).find(
    ([key]) => key === name,
  )?.[1];
  return typeof value === 'string' ? value : '';
};

const Marked = ({
  document,
  highlight,
  name,
}: {
  document: SearchDocument;
  highlight?: ResultHighlight;
  name: 'title' | 'text';
}) => {
  const found = highlight?.fields[name];
  return highlight && found ? (
    <HighlightedSearchResultText
      text={shownText(found)}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{shownText(document[name])}</>
  );
};

/** One result: a model, a version, a feature set or a pipeline. Whatever the index holds is shown as text. */
export const MlResult = ({
  result,
  highlight,
}: {
  result?: SearchDocument;
  highlight?: ResultHighlight;
}) => {
  const classes = useStyles(usePalette());
  if (!result) return null;
  const kind = kinds[field(result, 'kind')] ?? 'other';
  const owner = field(result, 'owner');
  const facts = [
    kindWord(kind),
    kind === 'version' ? '' : field(result, 'type'),
    field(result, 'lifecycle'),
  ].filter(Boolean);
  return (
    <div className={classes.result}>
      <span className={classes.icon}>
        <KindIcon kind={kind} />
      </span>
      <div className={classes.words}>
        <Link to={result.location} className={classes.title} noTrack>
          <Marked document={result} highlight={highlight} name="title" />
        </Link>
        <div className={classes.text}>
          <Marked document={result} highlight={highlight} name="text" />
        </div>
        <div className={classes.facts}>
          {shownText(facts.join(' · '))}
          {owner && owner !== 'unowned' ? (
            <>
              {' · '}
              <EntityLink entityRef={owner} />
            </>
          ) : (
            ' · unowned'
          )}
        </div>
      </div>
    </div>
  );
};
