import type { GoneModel } from '@slipway/plugin-ml-common';
import { sayTime, shownText } from '../design';
import { WarningMark } from './WarningMark';

/** What became of a model that its registry has no more by its name, in short. */
export const sayGone = ({ renamedTo }: GoneModel): string =>
  renamedTo ? 'renamed in the registry' : 'gone from the registry';

const wordsOf = ({ noticedAt, renamedTo }: GoneModel) =>
  renamedTo
    ? `The registry calls it ${shownText(renamedTo)} now; noticed ${sayTime(
        noticedAt,
      )}`
    : `The registry has it no more; noticed ${sayTime(noticedAt)}`;

/** Says that the registry has a model no more by its name. */
export const GoneMark = ({ gone }: { gone: GoneModel }) => (
  <WarningMark words={wordsOf(gone)} label={sayGone(gone)} />
);
