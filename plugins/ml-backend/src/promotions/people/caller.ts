import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { actorOf } from '../../authorization';

/** Who calls, in the words that rules and the ledger use. */
export type Caller = {
  credentials: BackstageCredentials;
  /** Entity reference of the person, or `service:<subject>`. */
  actor: string;
  /** Only for a person who acts personally, not through an agent or another plugin. */
  person?: {
    /** What the person belongs to, itself included: lower-case entity references. */
    claims: string[];
  };
};

/** Reads who calls. Throws `NotAllowedError` for somebody who is not signed in. */
export async function readCaller(
  credentials: BackstageCredentials,
  { auth, userInfo }: { auth: AuthService; userInfo: UserInfoService },
): Promise<Caller> {
  const actor = actorOf(auth, credentials);
  // A plugin that carries a person's token may have been told so by an agent: it may ask, never decide.
  if (
    !auth.isPrincipal(credentials, 'user') ||
    credentials.principal.actor !== undefined
  ) {
    return { credentials, actor };
  }
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return {
    credentials,
    actor,
    person: { claims: ownershipEntityRefs.map(lower) },
  };
}

function lower(ref: string) {
  return ref.toLocaleLowerCase('en-US');
}
