import type {
  FleetRow,
  RegistryServing,
  Version,
} from '@slipway/plugin-ml-common';

/** Said beside what serves by what the registry says alone. */
export const BY_REGISTRY = 'by the registry';

/** What that means, in a sentence. */
export const sayByRegistry = (
  environment: string,
  says: RegistryServing['says'],
): string =>
  `The ${says} of ${environment} at the registry says so; Slipway did not deploy it`;

const sayEnvironment = (environment: string, isByRegistry: boolean): string =>
  isByRegistry ? `${environment} (${BY_REGISTRY})` : environment;

/** A version and where it serves. */
export const sayServing = ({
  environment,
  version,
  byRegistry,
}: FleetRow['serving'][number]): string =>
  `${version} in ${sayEnvironment(environment, byRegistry !== undefined)}`;

type Places = Pick<Version, 'environments' | 'byRegistry'>;

/** The environments where a version serves that Slipway deployed. */
export const deployedIn = ({
  environments = [],
  byRegistry = [],
}: Places): string[] => environments.filter(one => !byRegistry.includes(one));

/** The environments where a version serves, in words. */
export const sayServesIn = ({
  environments = [],
  byRegistry = [],
}: Places): string[] =>
  environments.map(one => sayEnvironment(one, byRegistry.includes(one)));
