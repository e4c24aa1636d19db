import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  mlDeploymentControlPermission,
  mlLaunchCreatePermission,
  mlObservationCreatePermission,
  mlPromotionDecidePermission,
  mlPromotionRequestPermission,
  mlReadPermission,
  mlSearchPermission,
} from '@slipway/plugin-ml-common';
import { MlPermissionPolicy } from './MlPermissionPolicy';
import { readStanding } from './standing';

const config = {
  permission: {
    ml: {
      administrators: ['group:default/platform'],
      operators: ['group:default/on-call'],
    },
  },
  ml: { policies: [{ approverGroups: ['Group:default/ML-Reviewers'] }] },
};
const policy = new MlPermissionPolicy(readStanding(new ConfigReader(config)));

const ask = (permission: Permission, ...groups: string[]) =>
  policy.handle(
    { permission },
    {
      credentials: mockCredentials.user(),
      info: {
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada', ...groups],
      },
    },
  );

const unknownAct = createPermission({
  name: 'kitchen.open',
  attributes: { action: 'create' },
});

describe('the default policy', () => {
  it('lets every signed-in person read', async () => {
    expect(await ask(mlReadPermission)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it('denies everybody who is not signed in', async () => {
    expect(await policy.handle({ permission: mlReadPermission })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each([mlLaunchCreatePermission, mlPromotionRequestPermission])(
    'makes $name depend on who owns the entity',
    async permission => {
      expect(await ask(permission, 'group:default/departures')).toMatchObject({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          params: {
            claims: ['user:default/ada', 'group:default/departures'],
          },
        },
      });
    },
  );

  it.each<[string, Permission, string[], AuthorizeResult]>([
    [
      'approvers decide, however the configuration spells the group',
      mlPromotionDecidePermission,
      ['group:default/ml-reviewers'],
      AuthorizeResult.ALLOW,
    ],
    [
      'others do not decide',
      mlPromotionDecidePermission,
      ['group:default/departures'],
      AuthorizeResult.DENY,
    ],
    [
      'people on call roll any deployment back',
      mlDeploymentControlPermission,
      ['group:default/on-call'],
      AuthorizeResult.ALLOW,
    ],
    [
      'people on call ask for no promotion of what they do not own',
      mlPromotionRequestPermission,
      ['group:default/on-call'],
      AuthorizeResult.CONDITIONAL,
    ],
    [
      'people send no observations',
      mlObservationCreatePermission,
      ['group:default/departures'],
      AuthorizeResult.DENY,
    ],
    [
      'administrators may what nobody named',
      unknownAct,
      ['group:default/platform'],
      AuthorizeResult.ALLOW,
    ],
    [
      'nobody else may what nobody named',
      unknownAct,
      ['group:default/departures'],
      AuthorizeResult.DENY,
    ],
  ])('%s', async (_, permission, groups, result) => {
    expect(await ask(permission, ...groups)).toMatchObject({ result });
  });

  it('lets every signed-in person find what they read', async () => {
    expect(await ask(mlSearchPermission)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
    expect(await policy.handle({ permission: mlSearchPermission })).toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each<[string, Permission, PolicyDecision]>([
    [
      'what may not be read',
      mlReadPermission,
      { result: AuthorizeResult.DENY },
    ],
    [
      'entities that are hidden',
      catalogEntityReadPermission,
      createCatalogConditionalDecision(
        catalogEntityReadPermission,
        catalogConditions.isEntityOwner({ claims: ['user:default/ada'] }),
      ),
    ],
  ])(
    'lets nobody find %s by a policy that extends it',
    async (_, narrowed, decision) => {
      class Narrower extends MlPermissionPolicy {
        async handle(query: PolicyQuery, user?: PolicyQueryUser) {
          return query.permission.name === narrowed.name
            ? decision
            : super.handle(query, user);
        }
      }
      const narrower = new Narrower(readStanding(new ConfigReader(config)));
      expect(
        await narrower.handle(
          { permission: mlSearchPermission },
          {
            credentials: mockCredentials.user(),
            info: {
              userEntityRef: 'user:default/ada',
              ownershipEntityRefs: ['user:default/ada'],
            },
          },
        ),
      ).toEqual(decision);
    },
  );

  it('opens the door to every person where no policy names approvers', async () => {
    const open = new MlPermissionPolicy(readStanding(new ConfigReader({})));
    const decision = await open.handle(
      { permission: mlPromotionDecidePermission },
      {
        credentials: mockCredentials.user(),
        info: { userEntityRef: 'user:default/ada', ownershipEntityRefs: [] },
      },
    );
    expect(decision).toEqual({ result: AuthorizeResult.ALLOW });
  });
});
