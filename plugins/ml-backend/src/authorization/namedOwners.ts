import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const ME = 'me';

/**
 * The owners that a filter names, in lower case; `me` stands for the caller and the caller's groups. Throws `InputError`
 * where a program says `me`: it has no groups.
 */
export async function namedOwners(
  owners: readonly string[] | undefined,
  credentials: BackstageCredentials,
  { auth, userInfo }: { auth: AuthService; userInfo: UserInfoService },
): Promise<string[] | undefined> {
  if (!owners) return undefined;
  const named = owners.filter(owner => owner !== ME);
  if (named.length < owners.length) {
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new InputError(
        'owner: `me` stands for a person; a program names the owners by their entity references',
      );
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    named.push(...ownershipEntityRefs);
  }
  return named.map(owner => owner.toLocaleLowerCase('en-US'));
}
