import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import type { Act } from '@slipway/plugin-ml-common';
import { useId, type ReactNode } from 'react';
import { shownText } from './shownText';

const hidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

/** A button for an act. Where the act is not allowed it stays readable and says why, by mouse, keyboard and reader. */
export const ActButton = ({
  act,
  children,
  onClick,
  main,
  dangerous,
  busy,
}: {
  act: Act;
  children: ReactNode;
  onClick: () => void;
  /** The one main act of the page. */
  main?: boolean;
  /** It ends or takes back something. */
  dangerous?: boolean;
  /** It is being done. */
  busy?: boolean;
}) => {
  const id = useId();
  const off = !act.allowed || busy;
  const why = act.allowed
    ? undefined
    : shownText(act.reason ?? 'You may not do this.');
  return (
    <Tooltip title={why ?? ''}>
      <span>
        <Button
          variant={main ? 'contained' : 'outlined'}
          color={main ? 'primary' : 'default'}
          disableElevation
          aria-disabled={off}
          aria-describedby={why ? id : undefined}
          style={{
            ...(off ? { opacity: 0.6, cursor: 'not-allowed' } : {}),
            ...(dangerous ? { borderColor: 'currentColor' } : {}),
          }}
          onClick={() => {
            if (!off) onClick();
          }}
        >
          {children}
        </Button>
        {why ? (
          <span id={id} style={hidden}>
            {why}
          </span>
        ) : null}
      </span>
    </Tooltip>
  );
};
