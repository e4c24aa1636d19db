import type { ArtefactPreview as Preview } from '@slipway/plugin-ml-common';
import { Disclosure, Empty, sayBytes, shownText } from '../../design';
import { Markdown } from '../../design/markdown';
import { HtmlPreview } from './previews/HtmlPreview';
import { ImagePreview } from './previews/ImagePreview';
import { TablePreview } from './previews/TablePreview';
import { TextPreview } from './previews/TextPreview';

const nameOf = (path: string) =>
  shownText(path.slice(path.lastIndexOf('/') + 1));

const NoPreview = ({ title, preview }: { title: string; preview: Preview }) => (
  <Empty
    title={title}
    detail={[
      preview.reason,
      preview.size === undefined ? undefined : sayBytes(preview.size),
      preview.mediaType,
    ]
      .filter(Boolean)
      .join(' · ')}
  />
);

/** What there is to see in a file. Whatever is in it, it stays text, a picture, a table, or behind a sandbox. */
export const ArtefactPreview = ({ preview }: { preview: Preview }) => {
  const name = nameOf(preview.path);
  const { kind, text = '', table, base64 } = preview;
  switch (kind) {
    case 'image':
      return base64 ? (
        <ImagePreview
          base64={base64}
          mediaType={preview.mediaType}
          name={name}
        />
      ) : null;
    case 'table':
      return table ? <TablePreview table={table} name={name} /> : null;
    case 'markdown':
      return <Markdown text={text} />;
    case 'html':
      return (
        <>
          <HtmlPreview html={text} name={name} />
          <Disclosure summary="Source">
            <TextPreview text={text} name={name} />
          </Disclosure>
        </>
      );
    case 'binary':
      return (
        <NoPreview
          title="This file is no text, picture or table."
          preview={preview}
        />
      );
    case 'too-large':
      return (
        <NoPreview title="This file is too large to show." preview={preview} />
      );
    default:
      return text === '' ? (
        <Empty title="This file is empty." />
      ) : (
        <TextPreview text={text} name={name} />
      );
  }
};
