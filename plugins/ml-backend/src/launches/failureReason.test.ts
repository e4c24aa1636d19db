import { failureReason } from './failureReason';

describe('why an execution failed', () => {
  it('is the end of its log, without colours and without overwritten lines', () => {
    expect(
      failureReason({
        log: 'one\n\u001b[31mEpoch 1\u001b[0m\n10%\r50%\r100%\n\nValueError: no data\n',
        exitCode: 1,
      }),
    ).toBe(
      'The execution ended with exit code 1:\none\nEpoch 1\n100%\nValueError: no data',
    );
  });

  it('is what the cluster says where there is no log', () => {
    expect(failureReason({ log: '', reason: 'Out of memory' })).toBe(
      'Out of memory',
    );
  });

  it('is bounded', () => {
    const reason = failureReason({
      log: `${'x'.repeat(900)}\n`.repeat(30),
      exitCode: 1,
    });
    expect(reason.length).toBeLessThanOrEqual(2_000);
    expect(reason).toContain('\n…x');
  });

  it.each([
    ['postgres://ada:hunter2@db/x', 'postgres://***@db/x'],
    ['Authorization: Bearer abcdefghijklmnop', 'Authorization: Bearer ***'],
    ['AWS_SECRET=abc123 y', 'AWS_SECRET=*** y'],
    ['{"api_key": "abc123"}', '{"api_key": "***"}'],
  ])('hides what looks like a secret in %p', (line, shown) => {
    expect(failureReason({ log: line })).toBe(
      `The execution failed:\n${shown}`,
    );
  });
});
