export { FakeFaults } from './FakeFaults';
export * from './FakeLauncher';
export type { FakeVersion } from './FakeModels';
export * from './FakeRegistry';
export * from './FakeDeploymentTarget';
export * from './FakeRunContents';
export type { FakeRun } from './FakeRuns';
export * from './FakeTrackingServer';
export * from './FakeSourceReader';
