import type { ModelSpec } from '../entities';
import type { RoomServices } from '../RoomServices';
import { RunCurves } from './curves/RunCurves';
import { IndexedRuns, type MainMetrics } from './IndexedRuns';
import { RunMirror } from './mirror/RunMirror';
import type { ExperimentNames } from './mirror/types';
import { RunIndex } from './RunIndex';
import { RunRefresher } from './RunRefresher';
import { RunService } from './RunService';
import { RunTotals } from './RunTotals';
import { SourceRuns } from './SourceRuns';
import { ChildStore } from './store/ChildStore';
import { ExperimentProgress } from './store/ExperimentProgress';
import { ExperimentStore } from './store/ExperimentStore';
import { KeyIds } from './store/KeyIds';
import { RunKeeper } from './store/RunKeeper';
import { RunPresence } from './store/RunPresence';
import { RunSearch } from './store/RunSearch';
import { RunStore } from './store/RunStore';
import { SweptPages } from './store/SweptPages';
import { UnreadRuns } from './store/UnreadRuns';

/** Runs and metric curves: the index, what keeps it current, and who reads it. */
export function createRunsRoom(
  services: Pick<RoomServices, 'database' | 'logger' | 'now' | 'ports'>,
  rules: {
    /** Which metrics of a model say which run is best. */
    mainMetrics: (model: Pick<ModelSpec, 'type' | 'tier'>) => MainMetrics;
    /** From this age on a copy of the mirror's is behind, in milliseconds. */
    behindAfter?: number;
  },
) {
  const { database } = services;
  const keys = new KeyIds(database);
  const experiments = new ExperimentStore(database);
  const progress = new ExperimentProgress(database);
  const runs = new RunStore({ database, keys });
  const presence = new RunPresence(database);
  const keeper = new RunKeeper({ ...services, runs });
  const pages = new SweptPages(database);
  const unread = new UnreadRuns(database);
  const search = new RunSearch({ database, keys });
  return {
    runs: new RunService({
      ...services,
      behindAfter: rules.behindAfter,
      mainMetrics: ({ type, tier }) =>
        type !== undefined && tier !== undefined
          ? rules.mainMetrics({ type, tier })
          : new Map(),
      index: new RunIndex({
        ...services,
        experiments,
        keeper,
        search,
        keys,
        shown: new IndexedRuns(new ChildStore(database)),
        totals: new RunTotals({ ...services, search }),
      }),
      source: new SourceRuns(services),
      curves: new RunCurves(),
      refresher: new RunRefresher({ ...services, keeper, presence }),
    }),
    /** What the mirror does for every tracking server, given which experiments the catalog names. */
    mirrorTasks: (names: ExperimentNames) =>
      services.ports.trackingServers.map(
        server =>
          new RunMirror({
            ...services,
            server,
            names,
            experiments,
            progress,
            keeper,
            presence,
            pages,
            unread,
          }),
      ),
  };
}
