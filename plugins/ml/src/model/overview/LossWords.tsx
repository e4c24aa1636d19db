import type { ImpactPage } from '@slipway/plugin-ml-common';
import { usePalette } from '../../design';
import { ownerName, toTell } from '../../lineage/owners';

/** Owners that are named. */
const MOST = 3;

const counted = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;

const named = (refs: readonly string[]): string => {
  const more = refs.length - MOST;
  const names = refs.slice(0, MOST).map(ownerName).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
};

/** How much breaks, and how many are to be told. */
export const LossWords = ({ impact }: { impact: ImpactPage }) => {
  const palette = usePalette();
  const refs = toTell(impact).map(({ ref }) => ref);
  const listed = impact.items.length;
  return (
    <p
      style={{
        color: palette.unknown,
        fontSize: '0.875rem',
        margin: '8px 0 0',
      }}
    >
      {impact.truncated ? 'At least ' : ''}
      {counted(impact.total, 'thing breaks', 'things break')} with it
      {listed < impact.total ? `; listed are the nearest ${listed}` : ''}.{' '}
      {refs.length === 0
        ? 'Nobody who owns them is known.'
        : `${counted(refs.length, 'owner', 'owners')} to tell: ${named(refs)}.`}
    </p>
  );
};
