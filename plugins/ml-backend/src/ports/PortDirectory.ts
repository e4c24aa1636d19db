import type {
  DeploymentTarget,
  Launcher,
  ModelRegistry,
  SourceReader,
  TrackingServer,
} from '@slipway/plugin-ml-node';

/**
 * The configured instances of each port by name. Asking for a name that is not configured throws `InputError` naming
 * those that are.
 */
export interface PortDirectory {
  trackingServer(name: string): TrackingServer;
  modelRegistry(name: string): ModelRegistry;
  /** Without a name the first configured one. */
  launcher(name?: string): Launcher;
  deploymentTarget(name?: string): DeploymentTarget;
  readonly sourceReader: SourceReader;
  readonly trackingServers: readonly TrackingServer[];
  readonly modelRegistries: readonly ModelRegistry[];
  readonly launchers: readonly Launcher[];
  readonly deploymentTargets: readonly DeploymentTarget[];
}
