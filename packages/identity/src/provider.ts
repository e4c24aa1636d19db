import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import type { Keys } from './keys.ts';
import type { Person } from './people.ts';
import type { SessionFile } from './SessionFile.ts';
import type { Settings } from './settings.ts';
import { failurePage } from './views.ts';

const hour = 3600;
const day = 24 * hour;

/** The OpenID Connect provider with one client, the portal, and the demo people as its accounts. */
export function createProvider(
  settings: Settings,
  keys: Keys,
  people: Person[],
  sessions: SessionFile,
): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'slipway',
        client_name: 'Slipway',
        client_secret: settings.portal.secret,
        redirect_uris: [`${settings.portal.url}/api/auth/oidc/handler/frame`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    responseTypes: ['code'],
    findAccount: (_context, id) => {
      const person = people.find(({ name }) => name === id);
      return (
        person && {
          accountId: person.name,
          claims: () => ({
            sub: person.name,
            name: person.displayName,
            preferred_username: person.name,
            email: person.email,
            email_verified: true,
          }),
        }
      );
    },
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookie],
      // Cookies of one host name are shared by all its ports: these must not look like the portal's.
      names: {
        session: 'identity_session',
        interaction: 'identity_sign_in',
        resume: 'identity_resume',
      },
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    adapter: kind => sessions.adapter(kind),
    // The portal keeps its client secret on the server and Backstage's client sends no code challenge.
    pkce: { required: () => false },
    issueRefreshToken: async (_context, client) =>
      client.grantTypeAllowed('refresh_token'),
    // Several browser tabs refresh at the same time; a rotated token would sign the slower ones out.
    rotateRefreshToken: false,
    // The portal is ours: nobody is asked whether it may know their name.
    loadExistingGrant: async context => {
      const { client, session, params } = context.oidc;
      if (!client || !session?.accountId) {
        return undefined;
      }
      const known = session.grantIdFor(client.clientId);
      const found = known && (await context.oidc.provider.Grant.find(known));
      if (found) {
        return found;
      }
      const grant = new context.oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope(String(params?.scope ?? 'openid'));
      await grant.save();
      return grant;
    },
    interactions: {
      url: (_context, interaction) => `/sign-in/${interaction.uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      // Signing out of the portal revokes its refresh token.
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) =>
          token.clientId === client.clientId,
      },
      userinfo: { enabled: true },
    },
    clientBasedCORS: () => false,
    renderError: (context, out) => {
      context.type = 'html';
      context.body = failurePage(out.error_description ?? out.error).html;
    },
    ttl: {
      AccessToken: hour,
      AuthorizationCode: 60,
      IdToken: hour,
      Interaction: hour,
      Grant: 14 * day,
      RefreshToken: 14 * day,
      Session: 14 * day,
    },
  };
  return new Provider(settings.issuer, configuration);
}
