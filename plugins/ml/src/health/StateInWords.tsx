import type { Health } from '@slipway/plugin-ml-common';
import { HealthMark, healthWords, RelativeTime, Shape } from '../design';
import { Reason } from './Reason';

/** The state in a word, when there was news of it last, and reasons in a sentence each, worst first. */
export const StateInWords = ({
  health: { status, observedAt, reasons },
  most = reasons.length,
}: {
  health: Health;
  /** Most reasons that are told: all where it is absent. */
  most?: number;
}) => (
  <>
    <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
      <HealthMark health={status} />
      {observedAt ? (
        <span>
          last heard of <RelativeTime time={observedAt} />
        </span>
      ) : null}
    </div>
    {reasons.length > 0 ? (
      <ul style={{ margin: '12px 0 0', padding: 0, listStyle: 'none' }}>
        {reasons.slice(0, most).map(reason => (
          <li
            key={reason.observationId ?? reason.text}
            style={{ padding: '3px 0' }}
          >
            <Shape tone={healthWords[reason.status].tone} />{' '}
            <Reason text={reason.text} />
          </li>
        ))}
      </ul>
    ) : null}
  </>
);
