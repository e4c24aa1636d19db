import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { ArtefactPreview as Preview } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ArtefactPreview } from './ArtefactPreview';

const RTL = '\u202E';

const show = (preview: Partial<Preview>) =>
  renderInTestApp(
    <div data-testid="preview">
      <ArtefactPreview
        preview={{
          path: 'plots/roc.png',
          kind: 'text',
          mediaType: 'text/plain',
          truncated: false,
          ...preview,
        }}
      />
    </div>,
  );

describe('ArtefactPreview', () => {
  it('draws a picture from the bytes that the server has looked at', async () => {
    const { container } = show({
      path: `plots/${RTL}gnp.png`,
      kind: 'image',
      mediaType: 'image/png',
      base64: 'iVBORw0KGgo=',
    });
    const picture = await screen.findByRole('img', {
      name: '\\u{202E}gnp.png',
    });
    expect(picture).toHaveAttribute(
      'src',
      'data:image/png;base64,iVBORw0KGgo=',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['delays.csv', 'text/csv'],
    ['delays.parquet', 'application/vnd.apache.parquet'],
  ])(
    'draws the head of %s as a table, its text as text',
    async (path, mediaType) => {
      const { container } = show({
        path,
        kind: 'table',
        mediaType,
        table: {
          columns: [`carrier${RTL}`, ''],
          rows: [
            ['<b>UA</b>', `1.5${RTL}`],
            ['DL', ''],
          ],
          totalRows: 2,
        },
      });
      const table = within(
        await screen.findByRole('table', { name: `Head of ${path}` }),
      );
      expect(
        table
          .getAllByRole('columnheader')
          .map(({ textContent }) => textContent),
      ).toEqual(['Row', 'carrier\\u{202E}', 'column 2']);
      expect(
        table.getByRole('row', { name: '1 <b>UA</b> 1.5\\u{202E}' }),
      ).toBeInTheDocument();
      expect(container.innerHTML).not.toContain(RTL);
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('says why a Parquet file is not shown, and how large it is', async () => {
    show({
      path: 'bomb.parquet',
      kind: 'binary',
      mediaType: 'application/vnd.apache.parquet',
      size: 97,
      reason: 'The Parquet file cannot be read: it claims too much',
    });
    expect(await screen.findByTestId('preview')).toHaveTextContent(
      'The Parquet file cannot be read: it claims too much · 97 B',
    );
  });

  it('says what is too large', async () => {
    show({
      kind: 'too-large',
      size: 9_000_000,
      reason: 'Only the first 5 MB are read',
    });
    expect(
      await screen.findByText('This file is too large to show.'),
    ).toBeInTheDocument();
  });

  it('says that an empty file is one', async () => {
    show({ text: '' });
    expect(await screen.findByText('This file is empty.')).toBeInTheDocument();
  });

  it('shows JSON as text', async () => {
    show({ path: 'a.json', kind: 'json', text: `{\n  "a": "${RTL}"\n}` });
    expect(
      await screen.findByRole('group', { name: 'Text of a.json' }),
    ).toHaveTextContent('{ "a": "\\u{202E}" }');
  });

  it('draws Markdown without what could run', async () => {
    show({ path: 'a.md', kind: 'markdown', text: '# Card\n<img src=x>' });
    const preview = await screen.findByTestId('preview');
    expect(within(preview).getByRole('heading')).toHaveTextContent('Card');
    expect(preview.querySelector('img')).toBeNull();
  });
});
