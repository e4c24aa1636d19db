import { useMemo } from 'react';
import { Empty, Page, Panel, PanelState, Skeleton, useView } from '../design';
import { CompareFrame } from './CompareFrame';
import { Comparison } from './Comparison';
import { compareViewOf, type CompareView } from './compareView';
import { useComparison } from './useComparison';

const NothingChosen = () => (
  <Page title="Compare runs">
    <Panel title="Nothing to compare yet">
      <Empty
        title="Choose 2 to 500 runs of one model."
        detail="Open a model’s Runs, select runs by their boxes or with Space, then Compare. The address then holds the comparison, so that a colleague can open the same."
      />
    </Panel>
  </Page>
);

const Compared = ({ model, shown }: { model: string; shown: CompareView }) => {
  const read = useComparison(model, shown.runIds);
  if (read.data)
    return (
      <PanelState read={read}>
        {comparison => (
          <Comparison model={model} shown={shown} comparison={comparison} />
        )}
      </PanelState>
    );
  return (
    <CompareFrame model={model} count={shown.runIds.length}>
      <PanelState
        read={read}
        skeleton={
          <Panel title="What differs">
            <Skeleton lines={12} height={28} />
          </Panel>
        }
      >
        {() => null}
      </PanelState>
    </CompareFrame>
  );
};

/** `/ml/compare`: 2 to 500 runs side by side. The address holds everything the reader chose. */
export const ComparePage = () => {
  const view = useView();
  const shown = useMemo(() => compareViewOf(view), [view]);
  return shown.model && shown.runIds.length > 1 ? (
    <Compared model={shown.model} shown={shown} />
  ) : (
    <NothingChosen />
  );
};
