import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import request from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleMl } from '../module';

/** Path below the root, with `/`, and the file's content. */
export type Files = Map<string, Buffer>;

/** Every file below a folder, also hidden ones; folders that tools leave behind are left out. */
export async function filesBelow(folder: string): Promise<Files> {
  const leftBehind =
    /(^|\/)(__pycache__|\.pytest_cache|\.ruff_cache|mlruns|[^/]*\.egg-info|mlflow\.db)(\/|$)/;
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files: Files = new Map();
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    if (entry.isFile() && !leftBehind.test(path)) {
      files.set(path, await readFile(file));
    }
  }
  return files;
}

/** What the scaffolder itself makes of a template and answers: a dry run of all its steps. */
export async function renderTemplate(
  folder: string,
  answers: Record<string, unknown>,
): Promise<Files> {
  const template = parse(await readFile(join(folder, 'template.yaml'), 'utf8'));
  const given = [...(await filesBelow(folder))].map(([path, content]) => ({
    path,
    base64Content: content.toString('base64'),
  }));
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleMl,
      giteaModule,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: {
          scaffolder: {
            defaultEnvironment: {
              parameters: { forgeHost: 'forge.example', forgeOwner: 'air' },
            },
          },
        },
      }),
    ],
  });
  try {
    const { status, body } = await request(backend.server)
      .post('/api/scaffolder/v2/dry-run')
      .send({ template, values: answers, directoryContents: given });
    if (status !== 200) {
      throw new Error(
        `The dry run failed (${status}): ${JSON.stringify(body)}`,
      );
    }
    const made: { path: string; base64Content: string }[] =
      body.directoryContents;
    return new Map(
      made.map(({ path, base64Content }) => [
        path,
        Buffer.from(base64Content, 'base64'),
      ]),
    );
  } finally {
    await backend.stop();
  }
}
