import { isError } from '@backstage/errors';
import type { SourceState } from '@slipway/plugin-ml-common';
import type { CallOptions, PortInstance } from '@slipway/plugin-ml-node';
import type { PortDirectory } from './PortDirectory';

/** Longest that a reader waits for the checks, in milliseconds. */
const PATIENCE = 1_500;
/** Longest that a check may take, in milliseconds. */
const LONGEST = 5_000;
/** How long an answer is taken for the present, in milliseconds. */
const AGE = 10_000;
/** How long it is shown while its system is asked again, in milliseconds: nobody waits for it who reads on. */
const LONGEST_AGE = 60_000;

type Checkable = PortInstance & {
  check(options?: CallOptions): Promise<{ version: string }>;
};

type Source = { port: SourceState['port']; instance: Checkable };

type Known = { state?: SourceState; checking?: Promise<SourceState> };

const wordsOf = (
  error: unknown,
  { system, name }: Pick<SourceState, 'system' | 'name'>,
): string => {
  if (!isError(error)) return String(error);
  return error.name === 'TimeoutError'
    ? `${system} (${name}) did not answer within ${LONGEST / 1000} s`
    : error.message;
};

/**
 * How the outside systems answer. Each is asked at most every ten seconds and by one caller at a time. Who reads gets
 * what is known, and waits where that is older than a minute: at most 1.5 s.
 */
export class SourceStates {
  readonly #ports: PortDirectory;
  readonly #now: () => Date;
  readonly #known = new Map<Checkable, Known>();

  constructor(options: { ports: PortDirectory; now: () => Date }) {
    this.#ports = options.ports;
    this.#now = options.now;
  }

  async getAll(): Promise<SourceState[]> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>(resolve => {
      timer = setTimeout(() => resolve(undefined), PATIENCE);
    });
    try {
      return await Promise.all(
        this.#sources().map(async source => {
          const state = await Promise.race([this.#read(source), patience]);
          return state ?? this.#lastKnown(source);
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  #sources(): Source[] {
    const { trackingServers, modelRegistries, launchers, deploymentTargets } =
      this.#ports;
    const of = (port: SourceState['port'], instances: readonly Checkable[]) =>
      instances.map(instance => ({ port, instance }));
    return [
      ...of('tracking', trackingServers),
      ...of('registry', modelRegistries),
      ...of('launcher', launchers),
      ...of('deployment', deploymentTargets),
    ];
  }

  async #read(source: Source): Promise<SourceState> {
    const known = this.#knownOf(source);
    const age = known.state?.asOf
      ? +this.#now() - Date.parse(known.state.asOf)
      : Infinity;
    if (known.state && age < AGE) return known.state;
    known.checking ??= this.#check(source).then(state => {
      known.state = state;
      known.checking = undefined;
      return state;
    });
    return known.state && age < LONGEST_AGE ? known.state : known.checking;
  }

  #lastKnown(source: Source): SourceState {
    const { system, name } = source.instance;
    return (
      this.#knownOf(source).state ?? {
        ...this.#describe(source),
        reachable: false,
        error: `${system} (${name}) has not answered within ${
          PATIENCE / 1000
        } s. Check that it runs and that app-config.yaml has its address`,
        asOf: this.#now().toISOString(),
      }
    );
  }

  #knownOf({ instance }: Source): Known {
    const known = this.#known.get(instance) ?? {};
    this.#known.set(instance, known);
    return known;
  }

  #describe({ port, instance }: Source) {
    const { name, system, webUrl } = instance;
    return { port, name, system, webUrl };
  }

  async #check(source: Source): Promise<SourceState> {
    const described = this.#describe(source);
    try {
      const { version } = await source.instance.check({
        signal: AbortSignal.timeout(LONGEST),
      });
      return {
        ...described,
        reachable: true,
        version,
        asOf: this.#now().toISOString(),
      };
    } catch (error) {
      return {
        ...described,
        reachable: false,
        error: wordsOf(error, described),
        asOf: this.#now().toISOString(),
      };
    }
  }
}
