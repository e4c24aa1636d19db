import Button from '@material-ui/core/Button';
import type { RunsQuery } from '@slipway/plugin-ml-common';
import { useEffect } from 'react';
import { describeFailure, shownText } from '../../../design';
import { useMlAsk } from '../../../query';
import { readRunIds } from './readRunIds';
import { MOST_RUNS } from './runList';

const wordsOf = (total: number | undefined): string => {
  if (total === undefined) return `Select all that match, up to ${MOST_RUNS}`;
  return total > MOST_RUNS
    ? `Select the first ${MOST_RUNS} that match`
    : `Select all ${total} that match`;
};

/** Selects the runs that match, also those that the table has not read yet: up to 500, in the order shown. */
export const SelectMatching = ({
  model,
  query,
  total,
  onSelect,
}: {
  /** Entity reference. */
  model: string;
  query: RunsQuery;
  /** How many match; absent while they are being counted. */
  total?: number;
  /** It does not change from render to render while the selection stays as it is. */
  onSelect: (ids: string[], selected: boolean) => void;
}) => {
  const { mutate, isPending, error, data, reset } = useMlAsk(
    (api, asked: RunsQuery) => readRunIds(api, model, asked),
  );
  // Added to what is selected by the time they are there, not to what was selected when they were asked for.
  useEffect(() => {
    if (!data) return;
    reset();
    onSelect(data, true);
  }, [data, reset, onSelect]);
  return (
    <>
      <Button
        size="small"
        aria-disabled={isPending}
        onClick={() => {
          if (!isPending) mutate(query);
        }}
      >
        {wordsOf(total)}
      </Button>
      {error ? (
        <span role="alert">
          They could not be read. {shownText(describeFailure(error).detail)}
        </span>
      ) : null}
    </>
  );
};
