import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
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
  const server = createServer(createForge(settings));
  server.listen(settings.port, '127.0.0.1', () => {
    process.stdout.write(
      `forge: ${settings.baseUrl}, repositories in ${settings.repositories}\n`,
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

main().catch(error => {
  process.stderr.write(`forge: ${error.message}\n`);
  process.exitCode = 1;
});
