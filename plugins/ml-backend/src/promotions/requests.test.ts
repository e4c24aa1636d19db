import { TestDatabases } from '@backstage/backend-test-utils';
import {
  mlLaunchCreatePermission,
  mlPromotionRequestPermission,
} from '@slipway/plugin-ml-common';
import { createPortal } from './__testUtils__/createPortal';
import { ADA } from './__testUtils__/people';
import { MODEL, REVIEWERS } from './__testUtils__/entities';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a promotion that is asked for on %p',
  databaseId => {
    const start = async (options?: Parameters<typeof createPortal>[1]) =>
      createPortal(await databases.init(databaseId), options);

    it.each<[string, object, RegExp]>([
      [
        'an unknown environment',
        { environment: 'moon' },
        /environment: .*'staging', 'production'/,
      ],
      [
        'an environment that a stage of the registry tells',
        { environment: 'legacy' },
        /environment: what serves in legacy is said by the stage Production/,
      ],
      [
        'a version that is not there',
        { version: '99' },
        /version: .* has no version 99/,
      ],
      [
        'parameters that do not fit',
        { mode: 'train', parameters: { epochs: 0 } },
        /epochs/,
      ],
      [
        'parameters without training',
        { parameters: { epochs: 1 } },
        /parameters: only a promotion that trains/,
      ],
      [
        'more GPUs than there are',
        { mode: 'train', resources: { cpus: 1, gpus: 8 } },
        /8 GPU/i,
      ],
      [
        'a pipeline of something else',
        { mode: 'train', pipeline: 'mlpipeline:default/other' },
        /mlpipeline:default\/other/,
      ],
    ])('says what is wrong with %s', async (_, request, message) => {
      const portal = await start();
      const version = portal.register(0.8);
      await expect(portal.request({ version, ...request })).rejects.toThrow(
        message,
      );
      await expect(portal.promotions.list({}, ADA)).resolves.toMatchObject({
        items: [],
      });
    });

    it('previews without writing', async () => {
      const portal = await start();
      await portal.observe();
      const version = portal.register(0.8);
      const preview = await portal.promotions.preview(
        {
          model: MODEL,
          version,
          environment: 'production',
          mode: 'train',
          reason: '',
        },
        ADA,
      );
      expect(preview).toMatchObject({
        approvers: [REVIEWERS],
        queue: { freeGpus: 1, totalGpus: 1, ahead: 0 },
        submit: { allowed: true },
      });
      const promotion = await portal.request({ version, mode: 'train' });
      expect(promotion.planHash).toBe(preview.planHash);
      expect(
        (
          await portal.promotions.preview(
            {
              model: MODEL,
              version,
              environment: 'production',
              mode: 'deploy',
              reason: '',
            },
            ADA,
          )
        ).submit,
      ).toMatchObject({ allowed: false });
    });

    it.each([
      ['ask for promotions', mlPromotionRequestPermission, 'deploy'],
      ['launch the pipeline', mlLaunchCreatePermission, 'train'],
    ] as const)('refuses who may not %s', async (_, permission, mode) => {
      const portal = await start({
        denied: ({ name }) => name === permission.name,
      });
      const version = portal.register(0.8);
      await expect(portal.request({ version, mode })).rejects.toThrow(
        expect.objectContaining({ name: 'NotAllowedError' }),
      );
    });
  },
);
