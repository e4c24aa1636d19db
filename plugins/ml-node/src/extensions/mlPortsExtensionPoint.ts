import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  DeploymentTarget,
  Launcher,
  ModelRegistry,
  SourceReader,
  TrackingServer,
} from '../ports';

/**
 * Where adapter modules hand in their instances. A name that is taken within a port is refused with `ConflictError`.
 */
export interface MlPortsExtensionPoint {
  addTrackingServer(...servers: TrackingServer[]): void;
  addModelRegistry(...registries: ModelRegistry[]): void;
  addLauncher(...launchers: Launcher[]): void;
  addDeploymentTarget(...targets: DeploymentTarget[]): void;
  /** Replaces the built-in reader, which reads by Backstage's URL reader. */
  setSourceReader(reader: SourceReader): void;
}

/** Extension point of the `ml` plugin. */
export const mlPortsExtensionPoint =
  createExtensionPoint<MlPortsExtensionPoint>({ id: 'ml.ports' });
