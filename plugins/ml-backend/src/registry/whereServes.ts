import type { RegistryServing } from '@slipway/plugin-ml-common';

/** Environments where a version serves, and which of them only the registry says. */
export type ServesIn = { environments: string[]; byRegistry: string[] };

/** Of a version that serves nowhere. */
export const NOWHERE: ServesIn = { environments: [], byRegistry: [] };

/**
 * Where each version of a model serves, by version: in each environment what the portal took there, and where nothing that
 * it took there serves, what the registry says.
 */
export function whereServes(
  deployments: readonly {
    environment: string;
    serving?: { version: string };
  }[],
  registered: readonly RegistryServing[],
): Map<string, ServesIn> {
  const deployed = deployments.flatMap(({ environment, serving }) =>
    serving ? [{ environment, version: serving.version }] : [],
  );
  const others = registered.filter(
    ({ environment }) => !deployed.some(one => one.environment === environment),
  );
  const found = new Map<string, ServesIn>();
  for (const { environment, version } of [...deployed, ...others]) {
    const { environments } = found.get(version) ?? NOWHERE;
    found.set(version, {
      environments: [...environments, environment],
      byRegistry: others
        .filter(one => one.version === version)
        .map(one => one.environment),
    });
  }
  return found;
}
