import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/**
 * The credentials to ask the catalog with. A person's go through, so that the catalog's permissions apply. A service
 * token that is restricted to this plugin cannot be handed on (Backstage refuses to delegate it), and permission
 * policies do not concern services; what it may do was decided by its access restrictions, so the plugin asks itself.
 */
export async function catalogCredentials(
  auth: AuthService,
  credentials: BackstageCredentials,
): Promise<BackstageCredentials> {
  return auth.isPrincipal(credentials, 'service')
    ? auth.getOwnServiceCredentials()
    : credentials;
}
