import type {
  HousekeepingPage,
  HousekeepingProblem,
} from '@slipway/plugin-ml-common';
import type { EmptyProps } from '../design';

/** A problem as a tab: what it is called, what it means, and what the tab says when nothing has it. */
export type ProblemTab = {
  problem: HousekeepingProblem;
  label: string;
  /** One line below the title. */
  about: (staleAfterDays: number) => string;
  /** What comes first while the reader has chosen no order. */
  first?: string;
  empty: EmptyProps;
};

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** The tabs, what is quickest to put right first. */
export const problemTabs: ProblemTab[] = [
  {
    problem: 'undescribed',
    label: 'Undescribed',
    about: () => 'Registered, and nobody described it in the catalog',
    empty: {
      title: 'Every registered model is described',
      detail:
        'A model that somebody registers without describing it appears here, with a description to complete and commit.',
    },
  },
  {
    problem: 'unowned',
    label: 'Unowned',
    about: () =>
      'Nobody answers for it, or an owner whom the catalog does not know',
    empty: {
      title: 'Every model has an owner',
      detail:
        'Models without spec.owner, and models of groups that are no longer in the catalog, appear here.',
    },
  },
  {
    problem: 'orphaned',
    label: 'Orphaned',
    about: () => 'In the catalog, but not in its registry',
    empty: {
      title: 'Every model of the catalog is registered',
      detail:
        'Models that were deleted or renamed in their registry, or never registered there, appear here.',
    },
  },
  {
    problem: 'duplicated',
    label: 'Duplicated',
    about: () =>
      'Several entities for one model, or one run or artefact under several names',
    empty: {
      title: 'No model is there twice',
      detail:
        'Entities that describe the same registered model, and models whose newest versions one run made or have the same artefact, appear here.',
    },
  },
  {
    problem: 'stale',
    label: 'Stale',
    about: staleAfter =>
      `No run, no version and not served for ${days(staleAfter)}`,
    first: 'the longest first',
    empty: {
      title: 'Every model is alive',
      detail:
        'Models that nobody trained, registered or served for long appear here. Set lifecycle: deprecated on those that have had their day.',
    },
  },
];

/** The tab that a word from the address names; nothing for every other word. */
export const tabOf = (word: string | undefined): ProblemTab | undefined =>
  problemTabs.find(({ problem }) => problem === word);

/** The tab that the list opens on: the first that has findings. Nothing before the portal has looked. */
export const openingTab = ({
  counts,
  checkedAt,
}: HousekeepingPage): ProblemTab | undefined =>
  checkedAt
    ? problemTabs.find(({ problem }) => counts[problem] > 0) ?? problemTabs[0]
    : undefined;
