import type { Run, TrackingServer } from '../../../ports';
import type { FakeRun } from '../../fakes';

/** A tracking server and a way to record runs in it. */
export type TrackingServerHarness = {
  server: TrackingServer;
  /** A name that no experiment of an earlier test has. */
  experimentName: string;
  /** Records a finished run in the experiment of that name, which is made when it is not there. */
  addRun(experimentName: string, run: FakeRun): Promise<Pick<Run, 'id'>>;
  /** Deletes a run in the way of the system: it can be restored. */
  deleteRun(runId: string): Promise<void>;
};

/** Makes a tracking server for one test. */
export type CreateTrackingServer = () => Promise<TrackingServerHarness>;
