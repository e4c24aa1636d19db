import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** Who calls, in the words that rules and the ledger use. */
export type Caller = {
  credentials: BackstageCredentials;
  /** Entity reference of the person, or `service:<subject>`. */
  actor: string;
  /** Only for a person who acts personally, not through an agent or another plugin. */
  person?: {
    ref: string;
    /** What the person belongs to, itself included: lower-case entity references. */
    claims: string[];
  };
};

/** Reads who calls. Throws `NotAllowedError` for somebody who is not signed in. */
export async function readCaller(
  credentials: BackstageCredentials,
  { auth, userInfo }: { auth: AuthService; userInfo: UserInfoService },
): Promise<Caller> {
  if (auth.isPrincipal(credentials, 'service')) {
    return { credentials, actor: `service:${credentials.principal.subject}` };
  }
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('Sign in to use promotions');
  }
  const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
    credentials,
  );
  const ref = lower(userEntityRef);
  // A plugin that carries a person's token may have been told so by an agent: it may ask, never decide.
  return credentials.principal.actor
    ? { credentials, actor: ref }
    : {
        credentials,
        actor: ref,
        person: { ref, claims: ownershipEntityRefs.map(lower) },
      };
}

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');
