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
      /** Copies of a model that serve here, 1 where it is absent. */
      replicas?: number;
      /** What one copy gets; a quarter of a CPU and no GPU where it is absent. */
      resources?: { cpus?: number; gpus?: number };
    }>;

    launches?: {
      /** How long an execution may wait for the cluster to start it; 24 hours where it is absent. */
      waitingDeadline?: HumanDuration | string;
      /** Base URL of this plugin's API as jobs reach it; the portal's own address where it is absent. */
      portalUrl?: string;
      source?: {
        /** Bytes of a source tree before it is packed; 100 MiB where it is absent. */
        maxBytes?: number;
        /** Files of a source tree; 10,000 where it is absent. */
        maxFiles?: number;
      };
    };

    deployments?: {
      /** How long a rollout may take until it answers with its digest; 10 minutes where it is absent. */
      deadline?: HumanDuration | string;
    };

    /**
     * What a promotion must meet, by tier and environment. An entry that names the environment goes before those that
     * name none; among equals the first one holds. A tier that no entry names has the defaults below and no approver
     * group, so that nobody can approve its promotions.
     */
    policies?: Array<{
      /** Tiers from 1 (critical) to 4 (experimental). */
      tiers: Array<1 | 2 | 3 | 4>;
      /** Environments; every one where it is absent. */
      environments?: string[];
      /** Persons who must approve, the requester not counted: 2 for tier 1, else 1, where it is absent. 0 asks nobody. */
      approvals?: number;
      /** Entity references of the groups whose members may decide. Needed where somebody must approve. */
      approverGroups?: string[];
      /**
       * How long a request waits for approval, and then how long the approval may wait for its use: ISO 8601 duration
       * without years and months, `P7D` where it is absent.
       */
      expiresAfter?: string;
      /**
       * Thresholds. `blocksOn` names the outcomes that keep a promotion from going on; others are shown and recorded.
       * Where it is absent: every one for tiers 1 and 2, `failed` for tier 3, and for tier 4 `failed` metrics only.
       */
      gates?: {
        /** The candidate against the champion on the same data. */
        metrics?: {
          blocksOn?: Array<'failed' | 'too_little_data' | 'not_evaluated'>;
          /** For every type of model that `byType` does not name; replaces the built-in rules. */
          primary?: Array<{
            /** The metric's name in the run: `roc_auc`. */
            name: string;
            /** Which direction is better. */
            direction: 'higher' | 'lower';
            /** Inferior by this or more fails; in the metric's unit. 0 where it is absent. */
            margin?: number;
            /** Whether the margin is a share of the champion's value. */
            relative?: boolean;
            /** Good enough where there is no champion: a floor for `higher`, a ceiling for `lower`. */
            minimum?: number;
          }>;
          /**
           * By the model's `spec.type`. Built in: `classifier` with `roc_auc`, higher, margin 0.01, minimum 0.5;
           * `regressor` with `mae`, lower, margin 0.02 relative.
           */
          byType?: {
            [type: string]: Array<{
              name: string;
              direction: 'higher' | 'lower';
              margin?: number;
              relative?: boolean;
              minimum?: number;
            }>;
          };
        };
        /** The newest observation of each feature's drift. */
        drift?: {
          blocksOn?: Array<'failed' | 'too_little_data' | 'not_evaluated'>;
          /** Share of the observed features that may drift, 0 to 1: 0.5 where it is absent. */
          maxDriftingShare?: number;
          /** Older observations are no evidence: ISO 8601 duration, `P7D` where it is absent. */
          maxAge?: string;
        };
      };
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
