import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import ReactMarkdown, { type Options } from 'react-markdown';
import gfm from 'remark-gfm';
import { usePalette, type Palette } from '../palette';
import { shownText } from '../shownText';
import { monospace } from '../type';
import { Boundary } from './Boundary';
import { isReadable, LONG, webAddress, withHeadAsCode } from './source';

const useStyles = makeStyles(theme => ({
  text: {
    fontSize: '0.875rem',
    lineHeight: 1.55,
    overflowWrap: 'anywhere',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& h3': { fontSize: '1.0625rem', margin: theme.spacing(2, 0, 1) },
    '& h4': { fontSize: '0.9375rem', margin: theme.spacing(2, 0, 1) },
    '& h5, & h6': { fontSize: '0.875rem', margin: theme.spacing(1.5, 0, 0.5) },
    '& p, & ul, & ol, & table, & pre': { margin: theme.spacing(0, 0, 1.5) },
    '& ul, & ol': { paddingLeft: theme.spacing(3) },
    '& blockquote': {
      margin: theme.spacing(0, 0, 1.5),
      paddingLeft: theme.spacing(1.5),
      borderLeft: ({ border }: Palette) => `3px solid ${border}`,
      color: ({ unknown }: Palette) => unknown,
    },
    '& code': { fontFamily: monospace, fontSize: '0.92em' },
    '& pre': {
      padding: theme.spacing(1.5),
      overflow: 'auto',
      borderRadius: 6,
      border: ({ border }: Palette) => `1px solid ${border}`,
      background: ({ ground }: Palette) => ground,
    },
    '& table': {
      display: 'block',
      overflowX: 'auto',
      borderCollapse: 'collapse',
      fontSize: '0.8125rem',
    },
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      border: ({ border }: Palette) => `1px solid ${border}`,
      textAlign: 'left',
    },
  },
  plain: { whiteSpace: 'pre-wrap', margin: 0, font: 'inherit' },
}));

const components: Options['components'] = {
  // The panel's own heading is an h2.
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => {
    const address = href && webAddress(href);
    return address ? (
      <Link to={address} underline="always">
        {children}
      </Link>
    ) : (
      <span title={href}>{children}</span>
    );
  },
  // To load a picture tells its owner who reads the page.
  img: ({ alt, src }) => {
    const address = src && webAddress(src);
    const words = `[picture${alt ? `: ${alt}` : ''}]`;
    return address ? (
      <Link to={address} underline="always">
        {words}
      </Link>
    ) : (
      <span>{words}</span>
    );
  },
  input: ({ checked }) => <span>{checked ? '☑ ' : '☐ '}</span>,
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/** Text as it was written, marks that hide or turn text written out. */
const Plain = ({ text }: { text: string }) => (
  <pre className={useStyles(usePalette()).plain}>{text}</pre>
);

/**
 * Markdown from outside (GitHub's dialect): HTML in it shows as text, links lead to the web only, pictures are not
 * loaded. What is too nested or too much to be read shows as it was written; what is long, until the reader asks for
 * more.
 */
export const Markdown = ({ text }: { text: string }) => {
  const classes = useStyles(usePalette());
  const [asked, setAsked] = useState(false);
  const shown = useMemo(() => shownText(text.replace(/^\uFEFF/, '')), [text]);
  const readable = useMemo(() => isReadable(shown), [shown]);
  const plain = <Plain text={shown} />;
  if (!readable) return <div className={classes.text}>{plain}</div>;
  if (shown.length > LONG && !asked)
    return (
      <div className={classes.text}>
        <Button size="small" variant="outlined" onClick={() => setAsked(true)}>
          Lay these {shown.length.toLocaleString('en')} characters out
        </Button>
        {plain}
      </div>
    );
  return (
    <div className={classes.text} dir="auto">
      <Boundary key={shown} instead={plain}>
        <ReactMarkdown
          remarkPlugins={[gfm]}
          components={components}
          // The parts above decide; the default would put a word of its own in place of an address.
          transformLinkUri={uri => uri}
          transformImageUri={uri => uri}
        >
          {withHeadAsCode(shown)}
        </ReactMarkdown>
      </Boundary>
    </div>
  );
};
