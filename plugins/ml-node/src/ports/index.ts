export * from './common';
export * from './RunContents';
export * from './TrackingServer';
export * from './ModelRegistry';
export * from './Launcher';
export * from './DeploymentTarget';
export * from './SourceReader';
