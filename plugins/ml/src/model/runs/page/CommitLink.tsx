import { Commit, WebLink } from '../../../design';
import { commitAddress } from './commitAddress';

/** A commit, and a link to its page where the source's address says which that is. */
export const CommitLink = ({
  commit,
  source,
}: {
  commit: string;
  /** Address of the repository, as the run says it. */
  source?: string;
}) => {
  const address = commitAddress(source, commit);
  return (
    <>
      <Commit commit={commit} />
      {address ? <WebLink address={address}>show the code</WebLink> : null}
    </>
  );
};
