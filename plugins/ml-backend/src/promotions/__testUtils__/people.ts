import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';

export const ADA = mockCredentials.user('user:default/ada');
export const RITA = mockCredentials.user('user:default/rita');
export const RAJ = mockCredentials.user('user:default/raj');
export const OTTO = mockCredentials.user('user:default/otto');
export const CI = mockCredentials.service('external:ci');

/** What a sign-in would put into the token: the person, their groups, and the groups above them. */
export function claimsOf(
  credentials: BackstageCredentials,
  entities: Entity[],
) {
  const { principal } = credentials;
  const userEntityRef = mockServices.auth().isPrincipal(credentials, 'user')
    ? credentials.principal.userEntityRef
    : String(principal);
  const refs = [userEntityRef];
  for (const ref of refs) {
    const [, name] = ref.split('/');
    const kind = ref.split(':')[0];
    const entity = entities.find(
      one =>
        one.metadata.name === name && one.kind.toLocaleLowerCase() === kind,
    );
    refs.push(...(entity?.relations ?? []).map(one => one.targetRef));
  }
  return { userEntityRef, ownershipEntityRefs: refs };
}
