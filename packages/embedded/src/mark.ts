import { html } from './html.ts';

/** Slipway's mark, a hull on a ramp, in the colour of the text around it. The portal draws the same one. */
export const mark = html`<svg
  width="32"
  height="32"
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d="M1.5 12.2 15 19.7h7.5" />
  <path
    d="M5.9 4.4 20.6 12.6c-.9 2.7-4.3 3.5-6.6 2.2L6.9 10.8c-1.9-1.1-2-4-1-6.4Z"
  />
</svg>`;
