import { FailureNotice, MoreButton, type ReadPages } from '../../../design';

/** Says how many versions can be chosen where there are more, and has the next older ones listed too. */
export const OlderVersions = ({
  read,
  listed,
}: {
  read: ReadPages<unknown> & { isFetchNextPageError: boolean };
  /** How many are listed. */
  listed: number;
}) => {
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage } = read;
  if (error && read.isFetchNextPageError)
    return <FailureNotice error={error} retry={fetchNextPage} />;
  if (!hasNextPage) return null;
  return (
    <div style={{ fontSize: '0.875rem' }}>
      The newest {listed.toLocaleString('en')} versions are listed.{' '}
      <MoreButton
        label="List older ones"
        loading={isFetchingNextPage}
        onMore={fetchNextPage}
      />
    </div>
  );
};
