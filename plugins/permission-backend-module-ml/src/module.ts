import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { MlPermissionPolicy } from './MlPermissionPolicy';
import { readStanding } from './standing';

/** Sets the portal's permission policy. */
export const permissionModuleMl = createBackendModule({
  pluginId: 'permission',
  moduleId: 'ml-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ policy, config }) {
        policy.setPolicy(new MlPermissionPolicy(readStanding(config)));
      },
    });
  },
});
