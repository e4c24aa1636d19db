import { Link } from '@backstage/core-components';
import type { MovedOutside } from '@slipway/plugin-ml-common';
import { Notice, RelativeTime } from '../../design';
import { useEntityPaths, useRequestPath } from '../links';

const PromoteLink = ({
  model,
  version,
  children,
}: {
  model: string;
  version: string;
  children: string;
}) => {
  const path = useRequestPath()(model, version);
  return path ? (
    <Link to={path} underline="always">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
};

const words = ({ alias, from, to }: MovedOutside) =>
  to
    ? `The alias ${alias} was moved outside Slipway${
        from ? ` from version ${from}` : ''
      } to version ${to}`
    : `The alias ${alias} was taken away outside Slipway${
        from ? ` from version ${from}` : ''
      }`;

/** Says that somebody moved the alias of an environment past the portal, and what to do about it. */
export const MovedOutsideNotices = ({
  model,
  moved = [],
}: {
  /** Entity reference. */
  model: string;
  moved?: MovedOutside[];
}) => {
  const paths = useEntityPaths(model);
  return (
    <>
      {moved.map(move => (
        <Notice
          key={move.environment}
          tone="warning"
          title={words(move)}
          detail={
            <>
              Noticed <RelativeTime time={move.at} />; no gate was asked and
              nobody approved it. It stays marked until Slipway moves the alias
              of {move.environment} again, or somebody moves it back:{' '}
              {move.to ? (
                <PromoteLink model={model} version={move.to}>
                  {`promote version ${move.to}`}
                </PromoteLink>
              ) : null}
              {move.to && move.from ? ' if it should serve, or ' : null}
              {move.from ? (
                <PromoteLink model={model} version={move.from}>
                  {`promote version ${move.from} again`}
                </PromoteLink>
              ) : null}
              .{' '}
              <Link to={paths.tab('history')} underline="always">
                See its history
              </Link>
            </>
          }
        />
      ))}
    </>
  );
};
