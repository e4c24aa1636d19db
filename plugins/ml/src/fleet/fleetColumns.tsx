import type { FleetRow } from '@slipway/plugin-ml-common';
import {
  EntityLink,
  HealthMark,
  RelativeTime,
  usePalette,
  type Column,
} from '../design';
import { PromotionLink } from '../promotions/PromotionLink';
import { PromotionMark } from '../promotions/PromotionMark';
import { DriftLine } from './DriftLine';
import { ModelCell } from './ModelCell';
import { ServingVersion } from './ServingVersion';

const nothing = '–';

// The configured order goes from the first to the last environment a version reaches.
const inProduction = ({ serving }: FleetRow) => serving[serving.length - 1];

const candidateOf = (row: FleetRow) =>
  row.newestVersion?.version === inProduction(row)?.version
    ? undefined
    : row.newestVersion;

const Candidate = ({ row }: { row: FleetRow }) => {
  const palette = usePalette();
  const candidate = candidateOf(row);
  if (!candidate)
    return (
      <span style={{ color: palette.unknown }}>
        {row.newestVersion ? 'serves' : nothing}
      </span>
    );
  return (
    <>
      <div style={{ whiteSpace: 'nowrap' }}>v{candidate.version}</div>
      {candidate.since ? (
        <span style={{ color: palette.unknown }}>
          <RelativeTime time={candidate.since} />
        </span>
      ) : null}
    </>
  );
};

/** The columns of the fleet. */
export const fleetColumns: Column<FleetRow>[] = [
  {
    id: 'name',
    title: 'Model',
    names: true,
    sortable: true,
    width: 220,
    text: row => row.name,
    cell: row => <ModelCell model={row} />,
  },
  {
    id: 'owner',
    title: 'Owner',
    sortable: true,
    text: row => row.owner,
    cell: row =>
      row.owner === 'unowned' ? 'Nobody' : <EntityLink entityRef={row.owner} />,
  },
  {
    id: 'tier',
    title: 'Tier',
    number: true,
    sortable: true,
    about: '1 is critical, 4 experimental',
    text: row => row.tier,
    cell: row => row.tier,
  },
  {
    id: 'health',
    title: 'Health',
    sortable: true,
    text: row => row.health,
    cell: row => (
      <>
        <HealthMark health={row.health} reason={row.healthReason} />
        {row.healthAt ? (
          <div>
            <RelativeTime time={row.healthAt} />
          </div>
        ) : null}
      </>
    ),
  },
  {
    id: 'serving',
    title: 'In production',
    about: 'What serves in the last environment, and since when',
    text: row => inProduction(row)?.version,
    cell: row => {
      const serving = inProduction(row);
      return serving ? (
        <>
          <ServingVersion
            serving={serving}
            moved={row.movedOutside?.find(
              ({ environment }) => environment === serving.environment,
            )}
          />
          <div>{serving.environment}</div>
        </>
      ) : (
        nothing
      );
    },
  },
  {
    id: 'newest',
    title: 'Candidate',
    about: 'The newest version in the registry, where it does not serve yet',
    text: row => candidateOf(row)?.version,
    cell: row => <Candidate row={row} />,
  },
  {
    id: 'drift',
    title: 'Drift',
    about: 'Share of the features that drift, window by window',
    text: ({ drift }) => drift?.[drift.length - 1],
    cell: row => <DriftLine shares={row.drift ?? []} />,
  },
  {
    id: 'promotions',
    title: 'Open promotion',
    text: row =>
      row.openPromotions.map(({ environment }) => environment).join(' '),
    cell: ({ openPromotions }) =>
      openPromotions.length === 0
        ? nothing
        : openPromotions.map(promotion => (
            <div key={promotion.id}>
              <PromotionMark promotion={promotion} />
              <div>
                <PromotionLink id={promotion.id}>
                  {promotion.environment}
                  {promotion.waitingForYou ? ' · for you' : ''}
                </PromotionLink>
              </div>
            </div>
          )),
  },
  {
    id: 'lastTrained',
    title: 'Last trained',
    sortable: true,
    text: row => row.lastTrainedAt,
    cell: row =>
      row.lastTrainedAt ? <RelativeTime time={row.lastTrainedAt} /> : nothing,
  },
];
