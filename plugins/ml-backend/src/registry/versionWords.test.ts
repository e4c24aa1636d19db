import type { RegisteredVersion } from '@slipway/plugin-ml-node';
import { toShownVersion } from './versionWords';

const version: RegisteredVersion = {
  model: 'delay',
  version: '1',
  status: 'ready',
  createdAt: 0,
  updatedAt: 0,
  aliases: [],
  tags: {},
};

describe('a version in words', () => {
  it('names no user and password of an address', () => {
    expect(
      toShownVersion({
        ...version,
        statusMessage: 'https://ci:secret@git.example.org/a did not answer',
        description: 'Code: https://ghp_secret@git.example.org/a',
        tags: { repository: 'https://ci:secret@git.example.org/a' },
      }),
    ).toMatchObject({
      statusMessage: 'https://git.example.org/a did not answer',
      description: 'Code: https://git.example.org/a',
      tags: { repository: 'https://git.example.org/a' },
    });
  });

  it('leaves out what its registry does not say', () => {
    expect(toShownVersion(version)).toMatchObject({
      statusMessage: undefined,
      description: undefined,
    });
  });
});
