import type { AliasMove, StageMove } from '@slipway/plugin-ml-common';
import { byAlias, type Environment } from '../../environments';
import type { SeenMove } from './AliasMoveStore';
import type { StageMoveRow } from './StageMoveStore';

/** A move of an alias in the API's words. */
export function toAliasMove(
  row: SeenMove,
  environments: readonly Environment[],
): AliasMove {
  const environment = byAlias(environments).find(
    ({ alias }) => alias === row.alias,
  )?.name;
  return {
    kind: 'alias',
    id: row.id,
    alias: row.alias,
    environment,
    from: row.from_version ?? undefined,
    to: row.to_version ?? undefined,
    at: row.at,
    earliestAt: row.earliest_at ?? undefined,
    noticedAt: row.noticed_at,
    by: row.by,
    promotionId: row.promotion_id ?? undefined,
    actor: row.actor ?? undefined,
    protected: environment !== undefined,
  };
}

/** A move of a version between stages in the API's words. */
export function toStageMove(
  row: StageMoveRow,
  environments: readonly Environment[],
): StageMove {
  const of = (wanted: string | null) =>
    environments.find(({ stage }) => stage !== undefined && stage === wanted);
  const environment = (of(row.to_stage) ?? of(row.from_stage))?.name;
  return {
    kind: 'stage',
    id: row.id,
    version: row.version,
    environment,
    fromStage: row.from_stage ?? undefined,
    toStage: row.to_stage ?? undefined,
    at: row.at,
    earliestAt: row.earliest_at ?? undefined,
    noticedAt: row.noticed_at,
    by: row.by,
    protected: environment !== undefined,
  };
}
