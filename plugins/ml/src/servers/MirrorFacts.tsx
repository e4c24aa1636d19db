import type { MirrorState } from '@slipway/plugin-ml-common';
import {
  asSentence,
  Fact,
  Facts,
  Notice,
  OutsideText,
  RelativeTime,
  StatusMark,
} from '../design';
import { delayOf, markOf, mirrorWords, webhookWords } from './serverWords';
import { UnreadThings } from './UnreadThings';

const countsOf = ({ counts }: MirrorState) =>
  Object.entries(counts)
    .map(
      ([what, count]) =>
        `${count.toLocaleString('en')} ${
          count === 1 ? what.replace(/s\b/, '') : what
        }`,
    )
    .join(', ');

/** What Slipway keeps of a server: how far it is, how much, how old, what failed last, and what cannot be read. */
export const MirrorFacts = ({
  instance,
  mirror,
}: {
  /** The server's name in the configuration. */
  instance: string;
  mirror: MirrorState;
}) => {
  const { lastOkAt, completeAt, error, errorAt, state } = mirror;
  const { webhooks, webhooksError } = mirror;
  const failed = state === 'failing';
  return (
    <>
      <Facts>
        <Fact name={mirrorWords[mirror.what]}>
          <StatusMark {...markOf(mirror)} />
        </Fact>
        <Fact name={state === 'first' ? 'Seen so far' : 'Kept'}>
          {countsOf(mirror)}
        </Fact>
        <Fact name="First reading">
          {completeAt ? (
            <>
              complete since <RelativeTime time={completeAt} />
            </>
          ) : (
            'not complete yet'
          )}
        </Fact>
        <Fact name="Last look">
          {lastOkAt ? <RelativeTime time={lastOkAt} /> : 'none yet'}
        </Fact>
        <Fact name="Delay">{delayOf(mirror)}</Fact>
        <Fact name="Told of changes">
          {webhookWords[webhooks]}
          {webhooksError ? (
            <>
              {' '}
              <OutsideText text={webhooksError} />
            </>
          ) : null}
        </Fact>
        {error && !failed ? (
          <Fact name="Last error">
            {errorAt ? (
              <>
                <RelativeTime time={errorAt} />:{' '}
              </>
            ) : null}
            {error}
          </Fact>
        ) : null}
      </Facts>
      {error && failed ? (
        <div style={{ marginTop: 12 }}>
          <Notice
            tone="bad"
            title={`${mirrorWords[mirror.what]} could not be read`}
            detail={
              <>
                {errorAt ? (
                  <>
                    Last tried <RelativeTime time={errorAt} />.{' '}
                  </>
                ) : null}
                {asSentence(error)} It is tried again by itself, less often the
                longer it fails.
              </>
            }
          />
        </div>
      ) : null}
      <UnreadThings instance={instance} mirrored={mirror.what} />
    </>
  );
};
