import type { RunDetail } from '@slipway/plugin-ml-common';
import { EntityLink, OutsideText, RelativeTime } from '../../../design';
import { LaunchLink } from '../../../launches/LaunchLink';
import { PromotionLink } from '../../../promotions/PromotionLink';

/** Who or what made the run happen, when, and why. */
export const CauseFact = ({
  cause,
}: {
  cause: NonNullable<RunDetail['cause']>;
}) => (
  <>
    {cause.kind === 'promotion' ? (
      <PromotionLink id={cause.id} inText />
    ) : (
      <LaunchLink id={cause.id} inText>
        {cause.kind === 'trigger' ? 'a trigger' : undefined}
      </LaunchLink>
    )}
    {cause.by ? (
      <>
        {' by '}
        <EntityLink entityRef={cause.by} />
      </>
    ) : null}
    {cause.at ? (
      <>
        {', '}
        <RelativeTime time={cause.at} />
      </>
    ) : null}
    {cause.reason ? (
      <>
        {': '}
        <OutsideText text={cause.reason} />
      </>
    ) : null}
  </>
);
