import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * Who calls, in the words of rows and of the ledger: the person's lower-case entity reference, or `service:<subject>`.
 * Throws `NotAllowedError` for somebody who is neither.
 */
export function actorOf(
  auth: AuthService,
  credentials: BackstageCredentials,
): string {
  if (auth.isPrincipal(credentials, 'service')) {
    return `service:${credentials.principal.subject}`;
  }
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef.toLocaleLowerCase('en-US');
  }
  throw new NotAllowedError('Sign in to do this');
}
