import { Fragment } from 'react';
import { monospace } from '../design';

/** A reason in words; what stands between backticks is a name, and drawn as one. */
export const Reason = ({ text }: { text: string }) => (
  <>
    {text.split('`').map((part, index) =>
      index % 2 === 1 ? (
        <code key={index} style={{ fontFamily: monospace, fontSize: '0.92em' }}>
          {part}
        </code>
      ) : (
        <Fragment key={index}>{part}</Fragment>
      ),
    )}
  </>
);
