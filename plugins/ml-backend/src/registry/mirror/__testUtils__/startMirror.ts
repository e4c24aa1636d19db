import { mockServices } from '@backstage/backend-test-utils';
import { FakeRegistry } from '@slipway/plugin-ml-node/testUtils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../../../database/applyDatabaseMigrations';
import type { Environment } from '../../../environments';
import { AliasHistory } from '../../history/AliasHistory';
import { AliasMoveStore } from '../../history/AliasMoveStore';
import { StoredAliasRecorder } from '../../history/AliasRecorder';
import { LastHeld } from '../../history/LastHeld';
import { RegistryServings } from '../../history/RegistryServings';
import { StageHistory } from '../../history/StageHistory';
import { StageMoveStore } from '../../history/StageMoveStore';
import { UntoldMoves } from '../../history/UntoldMoves';
import { NEWEST_FIRST } from '../../versionOrder';
import { Keeper } from '../Keeper';
import { ModelStore } from '../ModelStore';
import { PageStore } from '../PageStore';
import { PositionStore } from '../PositionStore';
import { RegistryMirror } from '../RegistryMirror';
import { RenamedModels } from '../RenamedModels';
import { VersionKeeper } from '../VersionKeeper';
import { VersionSearch } from '../VersionSearch';
import { VersionStore } from '../VersionStore';

/** When the clock of the test begins. */
export const START = Date.parse('2026-11-24T08:00:00.000Z');
/** Milliseconds between two looks. */
export const INTERVAL = 10_000;
/** The model of most tests. */
export const MODEL = { instance: 'default', model: 'flight-delay' };

/** A mirror of a registry in memory, on a real database, with a clock that the test moves. */
export async function startMirror(
  database: Knex,
  environments: Environment[] = [{ name: 'production', alias: 'champion' }],
) {
  await applyDatabaseMigrations(database);
  const registry = new FakeRegistry();
  const clock = { at: START };
  const now = () => new Date(clock.at);
  const models = new ModelStore(database);
  const versions = new VersionStore(database);
  const search = new VersionSearch(database);
  const renamed = new RenamedModels(database);
  const positions = new PositionStore(database);
  const stageMoves = new StageMoveStore(database);
  const moves = new AliasMoveStore(database);
  const state = { lastOkAt: now().toISOString() };
  const start = () =>
    new RegistryMirror({
      registry,
      database,
      versionKeeper: new VersionKeeper({ versions, stageMoves, positions }),
      keeper: new Keeper({
        models,
        renamed,
        versions,
        moves,
        stageMoves,
        positions,
      }),
      models,
      versions,
      positions,
      pages: new PageStore(database),
      interval: INTERVAL,
      logger: mockServices.logger.mock(),
      address: async () => 'http://portal.example/hints/default',
      onKept: () => {},
      now,
    });
  const running = { mirror: start() };
  const signal = new AbortController().signal;
  /** Takes turns until there are no more, and lets ten seconds pass. */
  const look = async () => {
    clock.at += INTERVAL;
    let turns = 1;
    while ((await running.mirror.turn(signal)).more) turns += 1;
    state.lastOkAt = now().toISOString();
    return turns;
  };
  return {
    database,
    registry,
    clock,
    now,
    models,
    versions,
    positions,
    moves,
    untold: new UntoldMoves(database),
    look,
    signal,
    start,
    running,
    history: new AliasHistory({
      environments,
      models,
      moves,
      stageMoves,
      stages: new StageHistory({ stageMoves, versions }),
      positions,
      renamed,
      ports: { modelRegistry: () => registry },
      now,
      mirror: {
        states: async () => [
          {
            instance: 'default',
            what: 'registry',
            state: 'current',
            counts: {},
            webhooks: 'off',
            ...state,
          },
        ],
      },
    }),
    servings: new RegistryServings({
      environments,
      models,
      versions,
      moves,
      stageMoves,
      renamed,
    }),
    lastHeld: new LastHeld({ database, environments, renamed }),
    recorder: new StoredAliasRecorder({ moves, models, now }),
    kept: async (model = MODEL.model) =>
      (
        await search.find(
          { ...MODEL, model },
          { filter: {}, aliases: {}, order: NEWEST_FIRST, limit: 1_000 },
        )
      ).map(({ row: { version, deleted_at: deletedAt } }) =>
        deletedAt ? `-${version}` : version,
      ),
  };
}
