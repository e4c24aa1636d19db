import { Pick, type View } from '../design';
import { DEPTHS, type LineageView } from './lineageView';

const directions: Record<LineageView['direction'], string> = {
  both: 'Both ways',
  upstream: 'What it is made from',
  downstream: 'What is made from it',
};

/** Which way and how far; the address holds it. */
export const LineageControls = ({
  shown,
  view,
}: {
  shown: LineageView;
  view: View;
}) => (
  <>
    <Pick
      label="Direction"
      options={Object.entries(directions).map(([value, label]) => ({
        value,
        label,
      }))}
      picked={shown.direction}
      onPick={value => view.set('direction', value)}
    />
    <Pick
      label="Depth"
      options={DEPTHS.map(depth => ({
        value: String(depth),
        label: depth === 1 ? '1 step' : `${depth} steps`,
      }))}
      picked={String(shown.depth)}
      onPick={value => view.set('depth', value)}
    />
  </>
);
