import { Notice, RelativeTime } from '../design';

/** From here on something has stopped, and what is shown is old, in milliseconds. */
const OLD = 5 * 60_000;

/** Is what the portal last looked at that old? */
export const isOld = (
  checkedAt: string | undefined,
  now: number = Date.now(),
): boolean => checkedAt !== undefined && now - Date.parse(checkedAt) > OLD;

/** Says that a list which the portal makes by itself was not made anew for long: its age, and what to look at. */
export const AgeNotice = ({
  checkedAt,
  what,
}: {
  checkedAt?: string;
  /** `This list`. */
  what: string;
}) =>
  checkedAt && isOld(checkedAt) ? (
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
