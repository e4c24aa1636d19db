/** Slipway's mark: a hull on a ramp, going into the water. Two strokes in the colour of the text around it. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    <path d="M1.5 12.2 15 19.7h7.5" />
    <path d="M5.9 4.4 20.6 12.6c-.9 2.7-4.3 3.5-6.6 2.2L6.9 10.8c-1.9-1.1-2-4-1-6.4Z" />
  </svg>
);
