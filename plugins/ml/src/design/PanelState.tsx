import Button from '@material-ui/core/Button';
import type { Freshness } from '@slipway/plugin-ml-common';
import { useContext, useState, type ReactNode } from 'react';
import { Empty, type EmptyProps } from './Empty';
import { asSentence, describeFailure } from './failure';
import { InFlushPanel } from './InFlushPanel';
import { Notice } from './Notice';
import { RelativeTime } from './RelativeTime';
import { Skeleton } from './Skeleton';

/** The part of a react-query result that decides which state is shown. */
export type Read<T> = {
  data: T | undefined;
  error: Error | null;
  dataUpdatedAt: number;
  /** How often it has failed: above none without an error while it is tried again. */
  errorUpdateCount?: number;
  refetch: () => unknown;
};

/** Something failed: what, whose system it is, what to try. */
export const FailureNotice = ({
  error,
  retry,
  isTried,
}: {
  error: Error;
  retry?: () => unknown;
  /** It is being tried again. */
  isTried?: boolean;
}) => {
  const failure = describeFailure(error);
  return (
    <Notice
      tone="bad"
      title={failure.title}
      detail={failure.detail}
      act={
        failure.retry && retry ? (
          <Button
            size="small"
            variant="outlined"
            aria-disabled={isTried}
            onClick={() => {
              if (!isTried) retry();
            }}
          >
            {isTried ? 'Trying again…' : 'Retry'}
          </Button>
        ) : undefined
      }
    />
  );
};

const sayLate = ({ system, notAsked }: Freshness) =>
  notAsked
    ? `The portal is late in reading ${system}`
    : `${system} does not answer`;

/** Says that what is shown is the last known copy of an outside system's answer, who is late, how old it is, and why. */
export const StaleNotice = ({ freshness }: { freshness?: Freshness }) =>
  freshness?.state === 'stale' ? (
    <Notice
      tone="warning"
      title={`${sayLate(freshness)}; this is what was known`}
      detail={
        <>
          From <RelativeTime time={freshness.asOf} />, instance{' '}
          {freshness.instance}.
          {freshness.error ? ` ${asSentence(freshness.error)}` : ''}
        </>
      }
    />
  ) : null;

/** What failed last, also while it is tried again: until then nothing else is known. */
const useFailure = ({ error, errorUpdateCount }: Read<unknown>) => {
  const [last, setLast] = useState(error);
  if (error && error !== last) setLast(error);
  return error ?? (errorUpdateCount ? last : null);
};

/**
 * The five states of a part of a page: loading (a skeleton), empty, failed, stale (the last known answer with its age),
 * full. `children` draws the full one.
 */
export function PanelState<T>({
  read,
  skeleton,
  empty,
  isEmpty,
  children,
}: {
  read: Read<T>;
  /** Drawn while loading; three lines by default. */
  skeleton?: ReactNode;
  empty?: EmptyProps;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ReactNode;
}) {
  const { data, error, dataUpdatedAt, refetch } = read;
  // What fills a flush panel runs from edge to edge; a notice in it does not.
  const isFlush = useContext(InFlushPanel);
  const failure = useFailure(read);
  if (data === undefined)
    return failure ? (
      <div style={{ padding: isFlush ? '0 16px 16px' : 0 }}>
        <FailureNotice error={failure} retry={refetch} isTried={!error} />
      </div>
    ) : (
      <>{skeleton ?? <Skeleton />}</>
    );
  return (
    <>
      {error ? (
        <div style={{ padding: isFlush ? '0 16px' : 0, marginBottom: 16 }}>
          <Notice
            tone="warning"
            title="This could not be read again"
            detail={
              <>
                {describeFailure(error).detail} What is shown is from{' '}
                <RelativeTime time={new Date(dataUpdatedAt).toISOString()} />.
              </>
            }
            act={
              <Button size="small" variant="outlined" onClick={() => refetch()}>
                Retry
              </Button>
            }
          />
        </div>
      ) : null}
      {empty && isEmpty?.(data) ? <Empty {...empty} /> : children(data)}
    </>
  );
}
