import type {
  HousekeepingFinding,
  HousekeepingProblem,
} from '@slipway/plugin-ml-common';
import {
  Digest,
  EntityLink,
  EntityLinks,
  RelativeTime,
  shownText,
  type Column,
} from '../design';
import { DescribeAct } from './DescriptionDialog';
import { FindingName } from './FindingName';

type FindingColumn = Column<HousekeepingFinding> & {
  /** Only where these are shown; everywhere without it. */
  of?: HousekeepingProblem[];
  /** Everywhere but here. */
  notOf?: HousekeepingProblem[];
};

const all: FindingColumn[] = [
  {
    id: 'name',
    sortable: true,
    title: 'Model',
    names: true,
    width: 180,
    text: ({ ref, name }) => ref ?? name,
    cell: finding => <FindingName finding={finding} />,
  },
  {
    id: 'owner',
    sortable: true,
    title: 'Owner',
    width: 110,
    notOf: ['undescribed'],
    text: ({ owner }) => owner,
    cell: ({ owner }) =>
      !owner || owner === 'unowned' ? (
        'Nobody'
      ) : (
        <EntityLink entityRef={owner} />
      ),
  },
  {
    id: 'registry',
    sortable: true,
    title: 'Registry',
    width: 90,
    text: ({ registry }) => registry?.instance,
    cell: ({ registry }) => shownText(registry?.instance ?? '–'),
  },
  {
    id: 'why',
    title: 'Why it is here',
    width: 240,
    text: ({ why }) => why,
    cell: ({ why, digest }) => (
      <>
        {why} {digest ? <Digest digest={digest} /> : null}
      </>
    ),
  },
  {
    id: 'others',
    title: 'The others',
    width: 140,
    of: ['duplicated'],
    text: ({ others }) => others?.join(' '),
    cell: ({ others }) => <EntityLinks entityRefs={others ?? []} />,
  },
  {
    id: 'lastActivity',
    sortable: true,
    title: 'Last sign of life',
    of: ['stale'],
    text: ({ lastActivityAt }) => lastActivityAt,
    cell: ({ lastActivityAt }) =>
      lastActivityAt ? <RelativeTime time={lastActivityAt} /> : '–',
  },
  {
    id: 'remedy',
    title: 'What to do',
    width: 260,
    text: ({ remedy }) => remedy,
    cell: ({ remedy }) => remedy,
  },
  {
    id: 'found',
    sortable: true,
    title: 'Found',
    text: ({ foundAt }) => foundAt,
    cell: ({ foundAt }) => <RelativeTime time={foundAt} />,
  },
  {
    id: 'description',
    title: 'Description',
    of: ['undescribed'],
    text: ({ description }) => description,
    cell: finding => <DescribeAct finding={finding} />,
  },
];

/** The columns of a list of findings of one problem. */
export const findingColumns = (
  problem: HousekeepingProblem,
): Column<HousekeepingFinding>[] =>
  all.filter(
    ({ of, notOf }) =>
      (!of || of.includes(problem)) && !notOf?.includes(problem),
  );
