/** Text that is HTML already. Only `html` makes it. */
export type Html = { readonly html: string };

type Part = Html | string | number | undefined | readonly Part[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part === undefined) {
    return '';
  }
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, character => escapes[character]);
  }
  if ('html' in part) {
    return part.html;
  }
  return part.map(render).join('');
}

/** A template in which every value is escaped, unless it was made by `html` itself. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return {
    html: literals.reduce(
      (text, literal, index) => text + render(parts[index - 1]) + literal,
    ),
  };
}

/** An address from path segments, each encoded. */
export function address(...segments: string[]): string {
  return `/${segments
    .flatMap(segment => segment.split('/'))
    .map(encodeURIComponent)
    .join('/')}`;
}
