import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Markdown } from './Markdown';

const show = (text: string) =>
  renderInTestApp(
    <div data-testid="card">
      <Markdown text={text} />
    </div>,
  );

describe('Markdown', () => {
  it('draws headings below the panel’s own, tables and links to the web', async () => {
    const { container } = show(
      '---\nlicense: mit\n---\n# Card\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[site](https://example.org)\n',
    );
    expect(
      await screen.findByRole('heading', { name: 'Card', level: 3 }),
    ).toBeInTheDocument();
    expect(screen.getByText('license: mit')).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '2' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /site/ })).toHaveAttribute(
      'href',
      'https://example.org',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    [
      'a <b onclick="alert(1)">b</b> <iframe src="https://example.org"></iframe>',
    ],
    ['[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,1)'],
    ['![p](https://example.org/p.png) ![q](javascript:alert(1))'],
    ['<https://example.org/"onmouseover="alert(1)>'],
  ])('makes nothing live of %s', async text => {
    show(text);
    const card = await screen.findByTestId('card');
    expect(card).not.toBeEmptyDOMElement();
    expect(
      card.querySelector('script, img, iframe, b, [onclick], [onerror]'),
    ).toBeNull();
    for (const link of card.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^https:\/\/example\.org/);
  });

  it.each([
    ['deep', '>'.repeat(50_000)],
    ['deep lists', '- '.repeat(5_000)],
    ['brackets', '['.repeat(50_000)],
    ['one line', 'a'.repeat(40_000)],
    ['addresses in one word', 'www.a_'.repeat(3_200)],
    ['brackets with a letter between', '[a'.repeat(45_000)],
    ['words of marks', `${'a_'.repeat(70)} `.repeat(100)],
    ['a table without end', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(2_000)}`],
    ['lines', 'a  \n'.repeat(5_000)],
    ['definitions', '[a]: http://a.b\n'.repeat(2_000)],
  ])(
    'shows what is too much to read as it was written: %s',
    async (_, text) => {
      show(text);
      expect((await screen.findByTestId('card')).textContent).toBe(text);
    },
  );

  it('lays a long text out when the reader asks for it', async () => {
    const text = `# Card\n\n${'A word. '.repeat(700)}\n\n`.repeat(10);
    show(text);
    const more = await screen.findByRole('button', { name: /^Lay these 56,/ });
    expect(screen.queryByRole('heading')).toBeNull();
    await userEvent.click(more);
    expect(screen.getAllByRole('heading')).toHaveLength(10);
  });

  it('writes marks out that turn text around', async () => {
    show('a \u202Etxt.exe **b\u2066** [c\u202E](https://example.org)');
    expect((await screen.findByTestId('card')).textContent).toBe(
      'a \\u{202E}txt.exe b\\u{2066} c\\u{202E}, Opens in a new window',
    );
  });
});
