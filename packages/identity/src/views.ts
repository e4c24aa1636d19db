import { html, mark } from '@slipway/embedded';
import type { Html } from '@slipway/embedded';
import type { Person } from './people.ts';

function frame(title: string, content: Html): Html {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Slipway</title>
        <link rel="stylesheet" href="/-/style.css" />
      </head>
      <body class="card">
        <main>
          <p class="brand">${mark} Slipway</p>
          ${content}
        </main>
      </body>
    </html> `;
}

/** Who signs in: the demo people as one choice each, and the password they share. */
export function signInPage(
  uid: string,
  people: Person[],
  failure?: string,
): Html {
  const choices = people.map(
    person =>
      html`<li>
        <button type="submit" name="person" value="${person.name}">
          <strong>${person.displayName}</strong><span>${person.role}</span>
        </button>
      </li>`,
  );
  return frame(
    'Sign in',
    html`<h1>Sign in to the demo</h1>
      <form method="post" action="/sign-in/${uid}">
        <button type="submit" disabled hidden></button>
        ${failure
          ? html`<p class="failure" role="alert">${failure}</p>`
          : undefined}
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          aria-describedby="hint"
        />
        <p class="quiet" id="hint">
          The same for everybody; <code>./slipway status</code> shows it.
        </p>
        <h2 id="people">Continue as</h2>
        <ul class="choices" aria-labelledby="people">
          ${choices}
        </ul>
      </form>`,
  );
}

/** Something went wrong, in words, with the way out. */
export function failurePage(reason: string): Html {
  return frame(
    'Sign-in failed',
    html`<h1>Sign-in failed</h1>
      <p role="alert">${reason}</p>
      <p>Close this window and sign in again from the portal.</p>`,
  );
}
