import { plainMessage } from './words';

describe('plainMessage', () => {
  it('takes out colours and control characters, and keeps lines', () => {
    expect(
      plainMessage('\u001b[36mray::build()\u001b[39m\r\n\u0007next\tone'),
    ).toBe('ray::build()\nnext\tone');
  });

  it('keeps what happened and the end of a long message', () => {
    const message = `failed with exit code 3\n${'noise\n'.repeat(
      5_000,
    )}ValueError: the reason`;
    const plain = plainMessage(message);
    expect(plain.length).toBeLessThanOrEqual(2_000);
    expect(plain).toMatch(/^failed with exit code 3\n…\n/);
    expect(plain).toMatch(/ValueError: the reason$/);
  });
});
