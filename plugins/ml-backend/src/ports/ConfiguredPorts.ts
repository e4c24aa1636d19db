import { ConflictError, InputError } from '@backstage/errors';
import type {
  DeploymentTarget,
  Launcher,
  MlPortsExtensionPoint,
  ModelRegistry,
  PortInstance,
  SourceReader,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import type { PortDirectory } from './PortDirectory';

const add = <T extends PortInstance>(port: string, all: T[], added: T[]) => {
  for (const instance of added) {
    if (all.some(({ name }) => name === instance.name)) {
      throw new ConflictError(
        `Two instances of the ${port} are called '${instance.name}'; give one of them another name in app-config.yaml`,
      );
    }
    all.push(instance);
  }
};

const find = <T extends PortInstance>(
  port: string,
  all: readonly T[],
  name: string,
): T => {
  const instance = all.find(one => one.name === name);
  if (!instance) {
    const known = all.map(one => `'${one.name}'`).join(', ');
    throw new InputError(
      `There is no ${port} '${name}'; ${
        known
          ? `configured are ${known}`
          : 'none is configured: install an adapter module and add its instance to app-config.yaml'
      }`,
    );
  }
  return instance;
};

/** Collects what adapter modules hand in, and finds it by name. */
export class ConfiguredPorts implements PortDirectory, MlPortsExtensionPoint {
  readonly trackingServers: TrackingServer[] = [];
  readonly modelRegistries: ModelRegistry[] = [];
  readonly launchers: Launcher[] = [];
  readonly deploymentTargets: DeploymentTarget[] = [];
  #sourceReader?: SourceReader;

  addTrackingServer(...servers: TrackingServer[]) {
    add('tracking server', this.trackingServers, servers);
  }

  addModelRegistry(...registries: ModelRegistry[]) {
    add('model registry', this.modelRegistries, registries);
  }

  addLauncher(...launchers: Launcher[]) {
    add('launcher', this.launchers, launchers);
  }

  addDeploymentTarget(...targets: DeploymentTarget[]) {
    add('deployment target', this.deploymentTargets, targets);
  }

  setSourceReader(reader: SourceReader) {
    if (this.#sourceReader) {
      throw new ConflictError('Two modules set a source reader; keep one');
    }
    this.#sourceReader = reader;
  }

  /** The reader used where no module has set one. */
  setDefaultSourceReader(reader: SourceReader) {
    this.#sourceReader ??= reader;
  }

  trackingServer(name: string) {
    return find('tracking server', this.trackingServers, name);
  }

  modelRegistry(name: string) {
    return find('model registry', this.modelRegistries, name);
  }

  launcher(name?: string) {
    return find('launcher', this.launchers, name ?? this.#first('launchers'));
  }

  deploymentTarget(name?: string) {
    return find(
      'deployment target',
      this.deploymentTargets,
      name ?? this.#first('deploymentTargets'),
    );
  }

  get sourceReader(): SourceReader {
    if (!this.#sourceReader) {
      throw new InputError('No source reader is set');
    }
    return this.#sourceReader;
  }

  #first(port: 'launchers' | 'deploymentTargets'): string {
    return this[port][0]?.name ?? 'default';
  }
}
