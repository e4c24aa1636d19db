module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Contract suites are test files that adapters import.
      files: ['src/testUtils/contracts/**'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
