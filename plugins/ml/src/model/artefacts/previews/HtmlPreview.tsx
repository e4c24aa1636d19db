import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  frame: {
    width: '100%',
    height: 480,
    border: 0,
    borderRadius: 6,
    // Documents from outside are written for a white page.
    background: '#FFFFFF',
    colorScheme: 'light',
  },
});

/**
 * What a document in the frame may do: draw itself with its own styles and the pictures inside it. Nothing is loaded,
 * sent or run.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
].join('; ');

/**
 * The document behind its policy. The policy comes first, and later ones can only narrow it. A link opens in a new window,
 * which the sandbox does not allow, unless the document says that it opens in the frame: then the portal's own policy
 * decides (`frame-src`, else `default-src`, which are `'self'` unless configured wider), and what comes is still without
 * scripts and origin.
 */
export const framed = (html: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><base target="_blank"></head><body>${html}`;

/** HTML from outside, in a frame without scripts, forms, windows and the portal's origin. */
export const HtmlPreview = ({ html, name }: { html: string; name: string }) => (
  <iframe
    className={useStyles().frame}
    title={`${name}, without its scripts`}
    sandbox=""
    referrerPolicy="no-referrer"
    srcDoc={framed(html)}
  />
);
