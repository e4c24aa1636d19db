import type { DeploymentSpec } from '../../ports';
import { deploymentTargetContract } from '../contracts';
import { FakeDeploymentTarget } from './FakeDeploymentTarget';

describe('FakeDeploymentTarget', () => {
  const first: DeploymentSpec = {
    name: 'flight-delay-staging',
    model: 'mlmodel:default/flight-delay',
    environment: 'staging',
    registeredModel: 'flight-delay',
    version: '1',
    digest: `sha256:${'1'.repeat(64)}`,
    registryUri: 'http://registry.example',
    resources: { cpus: 0.1, gpus: 0 },
    replicas: 1,
  };

  deploymentTargetContract(async () => {
    const target = new FakeDeploymentTarget();
    return {
      target,
      first,
      second: { ...first, version: '2', digest: `sha256:${'2'.repeat(64)}` },
      other: {
        ...first,
        name: 'other-staging',
        model: 'mlmodel:default/other',
      },
      body: { inputs: [[1]] },
      proceed: () => {
        for (const [name, { version }] of target.specs) {
          if (version === '999999') {
            target.fail(name, 'There is no such version');
          } else {
            target.serve(name);
          }
        }
      },
    };
  });
});
