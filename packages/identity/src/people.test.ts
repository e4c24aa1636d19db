import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeople } from './people.ts';

async function fileWith(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'people-')), 'org.yaml');
  await writeFile(file, text);
  return file;
}

describe('readPeople', () => {
  it('takes users from the catalog file and leaves other kinds alone', async () => {
    const file = await fileWith(`
kind: Group
metadata: { name: departures }
---
kind: User
metadata: { name: linus }
spec: { profile: { displayName: Linus, email: linus@slipway.example }, memberOf: [on-call, ml-reviewers] }
`);
    expect(await readPeople(file)).toEqual([
      {
        name: 'linus',
        displayName: 'Linus',
        email: 'linus@slipway.example',
        role: 'on-call, ml-reviewers',
      },
    ]);
  });

  it('names the entity whose profile is incomplete', async () => {
    const file = await fileWith(
      'kind: User\nmetadata: { name: ada }\nspec: {}\n',
    );
    await expect(readPeople(file)).rejects.toThrow(
      'User ada: spec.profile needs displayName and email',
    );
    await expect(readPeople(await fileWith('kind: Group\n'))).rejects.toThrow(
      /no User entity/,
    );
  });
});
