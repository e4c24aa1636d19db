import type { HumanDuration } from '@backstage/types';

export interface Config {
  ml?: {
    /**
     * Where versions serve, in the order in which pages show them. Without it there is one, `production` with the
     * alias `champion`.
     */
    environments?: Array<{
      /** Lower-case letters, digits and dashes. */
      name: string;
      title?: string;
      /** Registry alias that says which version serves here; the environment's name where it is absent. */
      alias?: string;
      /** Configured deployment target; the first one where it is absent. */
      target?: string;
    }>;

    /** How observations add up to health. */
    health?: {
      /** Share of features, above 0 and at most 1, from which drift fails a model; 0.5 where it is absent. */
      driftShare?: number;
      /** How long observations are kept: `400 days` where it is absent. */
      retention?: string | HumanDuration;
    };
  };
}
