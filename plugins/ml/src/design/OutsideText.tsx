import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { shownText } from './shownText';
import { monospace } from './type';

const SHORT = 400;

/**
 * A value from outside: always text, its hidden marks written out, the long ones cut until the reader asks for all of
 * it.
 */
export const OutsideText = ({
  text,
  code,
}: {
  text: string;
  /** In monospace. */
  code?: boolean;
}) => {
  const [whole, setWhole] = useState(false);
  const isLong = text.length > SHORT;
  const shown = shownText(isLong && !whole ? text.slice(0, SHORT) : text);
  return (
    <>
      <bdi
        style={{
          overflowWrap: 'anywhere',
          ...(whole ? { whiteSpace: 'pre-wrap' } : {}),
          ...(code ? { fontFamily: monospace, fontSize: '0.92em' } : {}),
        }}
      >
        {shown}
      </bdi>
      {isLong ? (
        <>
          {whole ? ' ' : '… '}
          <Button size="small" onClick={() => setWhole(!whole)}>
            {whole
              ? 'Show less'
              : `Show all ${text.length.toLocaleString('en')} characters`}
          </Button>
        </>
      ) : null}
    </>
  );
};
