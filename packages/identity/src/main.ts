import { serve } from '@slipway/embedded';
import { join } from 'node:path';
import { readKeys } from './keys.ts';
import { readPeople } from './people.ts';
import { createProvider } from './provider.ts';
import { SessionFile } from './SessionFile.ts';
import { settingsFrom } from './settings.ts';
import { createIdentity } from './signIn.ts';

async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  const people = await readPeople(settings.peopleFile);
  const keys = await readKeys(settings.folder);
  const sessions = new SessionFile(
    join(settings.folder, 'sessions.json'),
    Date.now,
  );
  const provider = createProvider(settings, keys, people, sessions);
  await serve(createIdentity(settings, provider, people), settings.port);
  process.stdout.write(
    `identity: ${settings.issuer}, people: ${people
      .map(({ name }) => name)
      .join(', ')}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`identity: ${error.message}\n`);
  process.exitCode = 1;
});
