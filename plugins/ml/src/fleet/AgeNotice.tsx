import { Notice, RelativeTime } from '../design';

/** From here on something has stopped, and what is shown is old, in milliseconds. */
const OLD = 5 * 60_000;

/** Says that a list which the portal makes by itself was not made anew for long: its age, and what to look at. */
export const AgeNotice = ({
  checkedAt,
  what,
  oldAfter = OLD,
}: {
  checkedAt?: string;
  /** `This list`. */
  what: string;
  /** Milliseconds after which it should long have been made anew. */
  oldAfter?: number;
}) =>
  checkedAt && Date.now() - Date.parse(checkedAt) > oldAfter ? (
    <div style={{ marginBottom: 16 }}>
      <Notice
        tone="warning"
        title={`${what} is old`}
        detail={
          <>
            The portal last looked <RelativeTime time={checkedAt} /> and tries
            again by itself. If this stays, its log says why: the catalog or the
            database does not answer, or no replica runs its tasks.
          </>
        }
      />
    </div>
  ) : null;
