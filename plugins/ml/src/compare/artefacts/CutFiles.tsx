import { Notice } from '../../design';
import { MOST_FILES } from './useFiles';

/** Says that some of the runs have more in a folder than the list offers, and where the rest is. */
export const CutFiles = ({
  cut,
  of,
}: {
  /** How many runs. */
  cut: number;
  /** Of how many. */
  of: number;
}) => (
  <div style={{ marginBottom: 16 }}>
    <Notice
      tone="off"
      title={`The first ${MOST_FILES} files of this folder are listed; ${cut} of ${of} runs ${
        cut === 1 ? 'has' : 'have'
      } more`}
      detail="The page of a run shows all of its files."
    />
  </div>
);
