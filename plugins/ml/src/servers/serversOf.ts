import type { SourceState } from '@slipway/plugin-ml-common';

/** An outside system as people know it: one name in the configuration, whatever Slipway uses of it. */
export type Server = {
  system: string;
  name: string;
  webUrl?: string;
  /** What Slipway uses of it: its tracking, its registry … */
  parts: SourceState[];
};

const isWell = ({ reachable, mirror = [] }: SourceState) =>
  reachable &&
  mirror.every(({ state }) => state === 'current' || state === 'first');

/** Does everything that Slipway uses of a server go on as it should? */
export const isServerWell = ({ parts }: Server): boolean => parts.every(isWell);

/** The servers behind the sources: those with trouble first, then in the configured order. */
export const serversOf = (sources: readonly SourceState[]): Server[] => {
  const servers = new Map<string, Server>();
  for (const source of sources) {
    const { system, name, webUrl } = source;
    const key = JSON.stringify([system, name]);
    const known = servers.get(key);
    servers.set(key, {
      system,
      name,
      webUrl: known?.webUrl ?? webUrl,
      parts: [...(known?.parts ?? []), source],
    });
  }
  return [...servers.values()].sort(
    (a, b) => Number(isServerWell(a)) - Number(isServerWell(b)),
  );
};
