module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // A region that scrolls must be reachable by the keyboard (WCAG 2.1.1; axe: scrollable-region-focusable).
    'jsx-a11y/no-noninteractive-tabindex': [
      'error',
      { roles: ['tabpanel', 'region'], tags: [] },
    ],
  },
});
