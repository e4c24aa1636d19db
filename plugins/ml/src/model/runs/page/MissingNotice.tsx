import { asSentence, Notice } from '../../../design';

/** Says that the tracking server did not give a part of a run, and why. */
export const MissingNotice = ({
  why,
  what,
}: {
  /** In its words; absent where it gave the part. */
  why?: string;
  /** What is not there: `Schema and profile`. */
  what: string;
}) =>
  why ? (
    <div style={{ marginBottom: 16 }}>
      <Notice
        tone="warning"
        title={`${what} could not be read`}
        detail={asSentence(why)}
      />
    </div>
  ) : null;
