import { toRegistered } from './toRegistered';

const AT = '2026-11-24T08:00:00.000Z';

describe('a registered model in words', () => {
  it('names no user and password of an address', () => {
    const payload = {
      description: 'Code: https://ghp_secret@git.example.org/a',
      tags: { repository: 'https://ci:secret@git.example.org/a' },
    };
    const row = {
      instance: 'default',
      model: 'delay',
      payload: JSON.stringify(payload),
      search_text: 'delay',
      aliases: '{}',
      digest: 'd',
      created_at: AT,
      updated_at: AT,
      first_seen_at: AT,
      seen_at: AT,
      deleted_at: null,
      renamed_to: null,
      look_at: null,
      look_failures: 0,
      look_error: null,
      versions: 1,
    };
    expect(toRegistered(row, undefined, undefined)).toMatchObject({
      description: 'Code: https://git.example.org/a',
      tags: { repository: 'https://git.example.org/a' },
    });
  });
});
