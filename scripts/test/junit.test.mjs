import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesOf } from './junit.mjs';

test('passed, failed and skipped cases are told apart and keep their reasons', () => {
  const cases = casesOf(`<testsuites><testsuite>
    <testcase classname="tests.a" name="passes" time="0.1"/>
    <testcase classname="tests.a" name="prints"><system-out>text</system-out></testcase>
    <testcase classname="tests.a" name="waits"><skipped type="pytest.skip" message="needs &quot;Ray&quot;">a.py:1</skipped></testcase>
    <testcase name="breaks"><failure message="1 &lt; 0">line 1
line 2</failure></testcase>
  </testsuite></testsuites>`);
  assert.equal(cases.passed, 2);
  assert.deepEqual(cases.skipped, [
    { name: 'tests.a.waits', why: 'needs "Ray"' },
  ]);
  assert.deepEqual(cases.failed, [
    { name: 'breaks', why: '1 < 0\nline 1\nline 2' },
  ]);
});
