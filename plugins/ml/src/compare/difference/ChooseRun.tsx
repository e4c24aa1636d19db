import type { Run } from '@slipway/plugin-ml-common';
import { shownText, usePalette } from '../../design';

/** Chooses the run that the page's act is about. */
export const ChooseRun = ({
  run,
  chosen,
  onChoose,
}: {
  run: Run;
  chosen?: string;
  onChoose: (id: string) => void;
}) => (
  <input
    type="radio"
    name="chosen"
    aria-label={`Choose ${shownText(run.name)}`}
    checked={chosen === run.id}
    onChange={() => onChoose(run.id)}
    style={{
      width: 18,
      height: 18,
      margin: 3,
      cursor: 'pointer',
      accentColor: usePalette().primary,
    }}
  />
);
