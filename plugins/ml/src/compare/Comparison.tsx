import type { RunComparison } from '@slipway/plugin-ml-common';
import { useCallback, useMemo } from 'react';
import {
  Empty,
  Notice,
  Panel,
  Stack,
  StaleNotice,
  useView,
  WhenSeen,
} from '../design';
import { ArtefactsPanel } from './artefacts/ArtefactsPanel';
import { CompareFrame } from './CompareFrame';
import type { CompareView } from './compareView';
import { CurvesPanel } from './curves/CurvesPanel';
import { DifferencePanel } from './difference/DifferencePanel';
import { mainMetricOf } from './fields/axes';
import { bestOf } from './fields/comparedFields';
import { ParallelPanel } from './parallel/ParallelPanel';
import { RangeChips } from './parallel/RangeChips';
import {
  readRanges,
  runsWithin,
  writeRange,
  type Range,
} from './parallel/ranges';
import { PromoteChosen } from './PromoteChosen';
import { useRunLooks } from './runLook';
import { ScatterPanel } from './scatter/ScatterPanel';
import { useComparedFields } from './useComparison';

const CHART = 480;

/** Runs side by side: what differs, and all the charts. What is brushed filters everything but the brushed chart. */
export const Comparison = ({
  model,
  shown,
  comparison: { runs, missing, freshness },
}: {
  /** Entity reference. */
  model: string;
  shown: CompareView;
  comparison: RunComparison;
}) => {
  const { set } = useView();
  const { fields, axes } = useComparedFields(model, runs);
  const looks = useRunLooks(runs);
  const ranges = shown.ranges.map(writeRange).join('\n');
  const within = useMemo(
    () =>
      ranges ? runsWithin(runs, fields, readRanges(ranges.split('\n'))) : runs,
    [runs, fields, ranges],
  );
  const setRanges = useCallback(
    (next: Range[]) => set('range', next.map(writeRange)),
    [set],
  );
  const choose = useCallback(
    (id: string) => set('chosen', id, 'quietly'),
    [set],
  );
  const main = mainMetricOf(fields, runs);
  const [best] = main ? bestOf(main, within) : [];
  // What is brushed away is not on the page, and no act may be about it.
  const chosen = within.find(({ id }) => id === (shown.chosen ?? best));
  return (
    <CompareFrame
      model={model}
      count={runs.length}
      acts={
        <PromoteChosen
          model={model}
          runs={within}
          chosen={chosen}
          onChoose={choose}
        />
      }
    >
      <Stack>
        <StaleNotice freshness={freshness} />
        {missing.length > 0 ? (
          <Notice
            tone="warning"
            title={`${missing.length} of the runs ${
              missing.length === 1 ? 'is' : 'are'
            } not there`}
            detail={`They were removed, or belong to another model: ${missing
              .slice(0, 5)
              .join(', ')}${missing.length > 5 ? ' …' : ''}`}
          />
        ) : null}
        {runs.length === 0 ? (
          <Panel title="Nothing to compare">
            <Empty
              title="None of these runs is there any more."
              detail="Go back to the runs of the model and choose others."
            />
          </Panel>
        ) : (
          <>
            <RangeChips
              ranges={shown.ranges}
              fields={fields}
              left={within.length}
              all={runs.length}
              onRanges={setRanges}
            />
            <DifferencePanel
              model={model}
              compared={runs}
              runs={within}
              fields={fields}
              looks={looks}
              all={shown.all}
              chosen={chosen?.id}
              onChoose={choose}
            />
            <WhenSeen height={CHART}>
              <ParallelPanel
                runs={runs}
                axes={axes}
                chosen={shown.axes}
                ranges={shown.ranges}
                onRanges={setRanges}
              />
            </WhenSeen>
            <WhenSeen height={CHART}>
              <ScatterPanel
                runs={within}
                axes={axes}
                picked={shown}
                chosen={chosen?.id}
                onChoose={choose}
              />
            </WhenSeen>
            <WhenSeen height={CHART}>
              <CurvesPanel
                model={model}
                runs={within}
                fields={fields}
                looks={looks}
                shown={shown}
                chosen={chosen?.id}
              />
            </WhenSeen>
            <WhenSeen height={CHART / 2}>
              <ArtefactsPanel
                model={model}
                runs={within}
                looks={looks}
                chosen={chosen}
              />
            </WhenSeen>
          </>
        )}
      </Stack>
    </CompareFrame>
  );
};
