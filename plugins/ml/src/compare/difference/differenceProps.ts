import type { Run } from '@slipway/plugin-ml-common';
import type { ComparedField } from '../fields/comparedFields';
import type { RunLooks } from '../runLook';

/** Are runs lines or columns? */
export type Layout = 'rows' | 'columns';

/** What both layouts of the difference table need. */
export type DifferenceProps = {
  /** Entity reference. */
  model: string;
  runs: Run[];
  /** The fields to show. */
  fields: ComparedField[];
  looks: RunLooks;
  /** Also what is the same in all runs. */
  all: boolean;
  chosen?: string;
  onChoose: (id: string) => void;
};
