import type { RunsCode } from '@slipway/plugin-ml-common';
import { StatusMark, type StatusMarkProps } from '../../design';

/** The word, shape and colour of each answer to: can loading it run code that is inside it? */
export const runsCodeWords: Record<RunsCode, StatusMarkProps> = {
  yes: {
    label: 'Can run code',
    tone: 'warning',
    meaning:
      'Loading it can run code that is inside it. Load it only where you trust who made it.',
  },
  no: {
    label: 'Runs no code',
    tone: 'good',
    meaning: 'Its format holds values and a structure, no code.',
  },
  unknown: {
    label: 'May run code',
    tone: 'off',
    meaning: 'Nothing here can tell whether loading it runs code.',
  },
};

/** Whether loading something can run code that is inside it. */
export const RunsCodeMark = ({
  runsCode,
  why,
}: {
  runsCode: RunsCode;
  why?: string;
}) => {
  const words = runsCodeWords[runsCode];
  return <StatusMark {...words} meaning={why ?? words.meaning} />;
};
