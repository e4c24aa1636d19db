module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A part that scrolls must be reachable by the keyboard (WCAG 2.1.1; axe: scrollable-region-focusable).
    'jsx-a11y/no-noninteractive-tabindex': [
      'error',
      { roles: ['tabpanel', 'region', 'group'], tags: ['pre'] },
    ],
    // On narrow screens tables become cards; what is no longer laid out as a table must say that it is one.
    'jsx-a11y/no-redundant-roles': [
      'error',
      {
        table: ['table'],
        thead: ['rowgroup'],
        tbody: ['rowgroup'],
        tr: ['row'],
        td: ['cell'],
      },
    ],
    'jsx-a11y/no-interactive-element-to-noninteractive-role': [
      'error',
      { tr: ['row'], td: ['cell'], th: ['rowheader', 'columnheader'] },
    ],
    // The first field of a dialog has the focus (WAI-ARIA Authoring Practices, dialog pattern).
    'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
  },
});
