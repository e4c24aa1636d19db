import { serve } from '@slipway/embedded';
import { mkdir } from 'node:fs/promises';
import { createForge } from './forge.ts';
import { Repositories } from './Repositories.ts';
import { settingsFrom } from './settings.ts';

async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  await mkdir(settings.repositories, { recursive: true });
  const repositories = new Repositories(settings.repositories);
  for (const organisation of settings.organisations) {
    await repositories.addOrganisation(organisation);
  }
  await serve(createForge(settings), settings.port);
  process.stdout.write(
    `forge: ${settings.baseUrl}, repositories in ${settings.repositories}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`forge: ${error.message}\n`);
  process.exitCode = 1;
});
