import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  resolveSafeChildPath,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { digestTree } from '../rendering/digestTree';
import {
  RENDERING_RECORD_PATH,
  renderRecord,
} from '../rendering/RenderingRecord';

const MAX_FILES = 5_000;

const logCount = (logger: LoggerService, count: number) =>
  logger.info(`Recorded ${count} rendered files in ${RENDERING_RECORD_PATH}`);

/**
 * `slipway:template:record`: writes which template, which version, which answers and which files a repository was made
 * of, so that it can be upgraded later and so that a test can prove what is the template's and what is the team's.
 */
export const createRecordRenderingAction = () =>
  createTemplateAction({
    id: 'slipway:template:record',
    description:
      'Records template, version, answers and rendered files in the workspace, for later upgrades.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Record the rendering before it is published',
        example: [
          'steps:',
          '  - action: slipway:template:record',
          '    id: record',
          '    name: Remember the template',
          '    input:',
          '      template: template:default/pytorch-ray',
          "      version: '1'",
          '      answers: ${{ parameters }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        template: z => z.string({ description: 'Entity reference' }),
        version: z => z.string({ description: "The template's version" }),
        answers: z =>
          z.record(z.unknown(), { description: 'What the person answered' }),
      },
      output: {
        files: z => z.number({ description: 'How many files were recorded' }),
      },
    },
    async handler(ctx) {
      const { template, version, answers } = ctx.input;
      const files = await digestTree(
        ctx.workspacePath,
        new Set([RENDERING_RECORD_PATH]),
      );
      const count = Object.keys(files).length;
      if (count === 0)
        throw new InputError(
          'The workspace is empty: record a rendering after the step that fetches the template',
        );
      if (count > MAX_FILES)
        throw new InputError(
          `The workspace has ${count} files; a rendering has at most ${MAX_FILES}`,
        );
      const target = resolveSafeChildPath(
        ctx.workspacePath,
        RENDERING_RECORD_PATH,
      );
      await mkdir(dirname(target), { recursive: true });
      await writeFile(
        target,
        renderRecord({ template, version, answers, files }),
      );
      logCount(ctx.logger, count);
      ctx.output('files', count);
    },
  });
