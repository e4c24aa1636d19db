import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { createRecordRenderingAction } from './recordRendering';

const input = {
  template: 'template:default/pytorch-ray',
  version: '1',
  answers: { name: 'churn', tier: 3 },
};

describe('slipway:template:record', () => {
  const workspace = createMockDirectory();
  const action = createRecordRenderingAction();
  const run = () =>
    action.handler(
      createMockActionContext({ input, workspacePath: workspace.path }),
    );
  const record = async () =>
    parse(
      await readFile(join(workspace.path, '.slipway/template.yaml'), 'utf8'),
    );

  beforeEach(() => workspace.clear());

  it('remembers template, answers and the digest of every file', async () => {
    await writeFile(join(workspace.path, 'train.py'), 'hello\n');
    await mkdir(join(workspace.path, 'src'));
    await writeFile(join(workspace.path, 'src', 'model.py'), '');

    await run();

    expect(await record()).toEqual({
      ...input,
      files: {
        'src/model.py':
          'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'train.py':
          '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
      },
    });
  });

  it('writes the same record again: a recovered task changes nothing', async () => {
    await writeFile(join(workspace.path, 'train.py'), 'hello\n');
    await run();
    const first = await record();
    await run();
    expect(await record()).toEqual(first);
  });

  it('follows no link out of the workspace', async () => {
    await writeFile(join(workspace.path, 'train.py'), 'hello\n');
    await symlink('/etc/hostname', join(workspace.path, 'secret'));
    await run();
    expect(Object.keys((await record()).files)).toEqual(['train.py']);
  });

  it('says what to do when there is nothing to record', async () => {
    await expect(run()).rejects.toThrow(/workspace is empty.*after the step/);
  });
});
