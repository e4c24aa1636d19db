import type { ImpactPage } from '@slipway/plugin-ml-common';
import { shownText } from '../design';

const UNOWNED = 'unowned';

/** Those who can be told that something of theirs breaks, with most to lose first. */
export const toTell = ({ owners }: Pick<ImpactPage, 'owners'>) =>
  owners.filter(({ ref }) => ref !== UNOWNED);

/** An owner's name. */
export const ownerName = (ref: string): string =>
  ref === UNOWNED ? 'Nobody' : shownText(ref.slice(ref.indexOf('/') + 1));
