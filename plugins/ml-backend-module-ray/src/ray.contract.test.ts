import { launcherContract } from '@slipway/plugin-ml-node/testUtils';
import { RayLauncher } from './RayLauncher';

const url = process.env.SLIPWAY_TEST_RAY_URL;
const token = process.env.SLIPWAY_TEST_RAY_TOKEN;

// `./slipway test` starts a Ray head with one logical GPU and sets its address.
const describeReal = url ? describe : describe.skip;

describeReal('a real Ray', () => {
  launcherContract(async () => ({
    launcher: new RayLauncher({
      name: 'default',
      url: url ?? '',
      webUrl: url ?? '',
      credentials: token ? { kind: 'bearer', token } : undefined,
      gpuHolder: 'entrypoint',
    }),
  }));
});
