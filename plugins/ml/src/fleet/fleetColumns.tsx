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
import { sayServing } from '../serving';
import { BudgetCell } from './BudgetCell';
import { DriftLine } from './DriftLine';
import { GoneMark, sayGone } from './GoneMark';
import { ModelCell } from './ModelCell';
import { MovedOutsideMark, movedAliasesOf } from './MovedOutsideMark';
import { ServingVersion } from './ServingVersion';

const nothing = '–';

const servingIn = ({ serving }: FleetRow, environment: string | undefined) =>
  serving.find(one => one.environment === environment);

/** The newest version, where it does not serve in the last environment yet. */
const candidateOf = (row: FleetRow, production: string | undefined) =>
  row.newestVersion?.version === servingIn(row, production)?.version
    ? undefined
    : row.newestVersion;

const Candidate = ({
  row,
  production,
}: {
  row: FleetRow;
  production: string | undefined;
}) => {
  const palette = usePalette();
  const candidate = candidateOf(row, production);
  if (row.gone) return <GoneMark gone={row.gone} />;
  if (!candidate)
    return (
      <span style={{ color: palette.unknown }}>
        {row.newestVersion ? 'serves' : nothing}
      </span>
    );
  const before = row.serving.find(
    ({ version }) => version === candidate.version,
  );
  return (
    <>
      <div style={{ whiteSpace: 'nowrap' }}>v{candidate.version}</div>
      {candidate.since ? (
        <span style={{ color: palette.unknown }}>
          <RelativeTime time={candidate.since} />
        </span>
      ) : null}
      {before ? <div>in {before.environment}</div> : null}
    </>
  );
};

const InProduction = ({
  row,
  production,
}: {
  row: FleetRow;
  production: string | undefined;
}) => {
  const serving = servingIn(row, production);
  return (
    <>
      {serving ? <ServingVersion serving={serving} /> : nothing}
      {movedAliasesOf(row)
        .filter(({ environment }) => environment === production)
        .map(moved => (
          <MovedOutsideMark
            key={moved.words}
            moved={moved}
            label="alias moved outside"
          />
        ))}
    </>
  );
};

const sayInProduction = (row: FleetRow, production: string | undefined) => {
  const serving = servingIn(row, production);
  const moved = movedAliasesOf(row).map(
    ({ environment }) => `alias of ${environment} moved outside`,
  );
  return [...(serving ? [sayServing(serving)] : []), ...moved].join('; ');
};

/** The columns of the fleet. `production`: the last configured environment. */
export const fleetColumns = (
  production: string | undefined,
): Column<FleetRow>[] => [
  {
    id: 'name',
    title: 'Model',
    names: true,
    sortable: true,
    width: 220,
    text: row => row.name,
    cell: row => <ModelCell model={row} production={production} />,
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
    id: 'errorBudget',
    title: 'Error budget',
    sortable: true,
    about:
      'Share that is left of what its objectives let go wrong: of the one with the least',
    text: ({ errorBudget }) => errorBudget?.left,
    cell: ({ ref, errorBudget, uncomputedObjectives }) =>
      errorBudget || uncomputedObjectives ? (
        <BudgetCell
          model={ref}
          errorBudget={errorBudget}
          uncomputed={uncomputedObjectives}
        />
      ) : (
        nothing
      ),
  },
  {
    id: 'serving',
    title: 'In production',
    about: 'What serves in the last environment, and since when',
    text: row => sayInProduction(row, production),
    cell: row => <InProduction row={row} production={production} />,
  },
  {
    id: 'newest',
    title: 'Candidate',
    about:
      'The newest version in the registry, where it does not serve yet; or that the registry has the model no more',
    text: row =>
      row.gone ? sayGone(row.gone) : candidateOf(row, production)?.version,
    cell: row => <Candidate row={row} production={production} />,
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
