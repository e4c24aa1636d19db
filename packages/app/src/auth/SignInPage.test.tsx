import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { oidcAuthApiRef } from './oidcAuth';
import { SignInPage } from './SignInPage';

const identity = {
  token: 'token',
  identity: {
    type: 'user' as const,
    userEntityRef: 'user:default/ada',
    ownershipEntityRefs: ['user:default/ada'],
  },
};

type Asked = { optional?: boolean; instantPopup?: boolean };

const open = (answer: (asked: Asked) => typeof identity | undefined) => {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    apis: [
      [
        oidcAuthApiRef,
        {
          getBackstageIdentity: async (asked: Asked = {}) => answer(asked),
          getProfile: async () => ({ displayName: 'Ada' }),
          signIn: async () => {},
          signOut: async () => {},
          sessionState$: () => {
            throw new Error('The page does not follow the session.');
          },
        },
      ],
    ],
    config: { app: { title: 'Slipway' }, organization: { name: 'Air' } },
  });
  return onSignInSuccess;
};

describe('SignInPage', () => {
  it('goes on at once with the session that there is', async () => {
    const onSignInSuccess = open(() => identity);
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });

  it('asks in a window when the reader wants to', async () => {
    const onSignInSuccess = open(({ optional }) =>
      optional ? undefined : identity,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in' }),
    );
    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
  });

  it('says why it did not work', async () => {
    open(({ optional }) => {
      if (optional) return undefined;
      throw new Error('No user has this address.');
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No user has this address.',
    );
  });

  it('says nothing when the reader closed the window', async () => {
    open(({ optional }) => {
      if (optional) return undefined;
      throw Object.assign(new Error('closed'), { name: 'PopupRejectedError' });
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Sign in' }),
    ).toBeEnabled();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
