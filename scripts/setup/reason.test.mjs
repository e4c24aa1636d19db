import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonOf } from './reason.mjs';

test('the telling line is taken out of what a tool said', () => {
  assert.equal(
    reasonOf(
      'npm error code ECONNREFUSED\nnpm error errno 1\nnpm error A complete log\n',
    ),
    'npm: code ECONNREFUSED',
  );
  assert.equal(
    reasonOf(
      'WARNING: retrying\nERROR: No matching distribution found for torch==2.13.0\n',
    ),
    'No matching distribution found for torch==2.13.0',
  );
  assert.equal(
    reasonOf(
      '➤ YN0000: · Yarn 4\n➤ YN0001: │ RequestError: connect ECONNREFUSED\n➤ YN0000: · Failed\n',
    ),
    '➤ YN0001: │ RequestError: connect ECONNREFUSED',
  );
  assert.equal(reasonOf('a\nb\n'), 'a\nb');
});
