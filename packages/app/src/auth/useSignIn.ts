import { UserIdentity } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useEffect, useState } from 'react';
import { oidcAuthApiRef } from './oidcAuth';

/** Where a sign-in stands. */
export type SignIn =
  | { state: 'looking' }
  | { state: 'signed-out'; reason?: string }
  | { state: 'asking' };

const isCancelled = (error: Error) => error.name === 'PopupRejectedError';

/** Goes on with the session that there is, or asks for one when `ask` is called. */
export const useSignIn = (
  onSignInSuccess: SignInPageProps['onSignInSuccess'],
) => {
  const authApi = useApi(oidcAuthApiRef);
  const [signIn, setSignIn] = useState<SignIn>({ state: 'looking' });

  const enter = useCallback(
    async (how: { optional: true } | { instantPopup: true }) => {
      try {
        const response = await authApi.getBackstageIdentity(how);
        if (!response) {
          setSignIn({ state: 'signed-out' });
          return;
        }
        onSignInSuccess(
          UserIdentity.create({
            identity: response.identity,
            profile: await authApi.getProfile(),
            authApi,
          }),
        );
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        setSignIn({
          state: 'signed-out',
          reason: isCancelled(error) ? undefined : error.message,
        });
      }
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => {
    void enter({ optional: true });
  }, [enter]);

  const ask = useCallback(() => {
    setSignIn({ state: 'asking' });
    void enter({ instantPopup: true });
  }, [enter]);

  return { signIn, ask };
};
