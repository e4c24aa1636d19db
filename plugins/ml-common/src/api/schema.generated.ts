// Made from openapi/*.yaml by `yarn api:generate`. Change the source, not this file.
export interface paths {
  '/entities/{kind}/{namespace}/{name}/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What serves in each environment */
    get: operations['getDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/deployments/{environment}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Serve again what served before; recorded, without approval */
    post: operations['rollBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/fleet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every model with owner, tier, what serves, health and what is open */
    get: operations['getFleet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Health of a model or feature set with its reasons and the newest observation of every series */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/observations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Observations of one series by window, newest first */
    get: operations['getObservations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/observations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send observations as CloudEvents, one or a batch of at most 500 */
    post: operations['postObservations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/housekeeping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Models that nobody owns, uses or described, and entities that point at nothing or at the same thing */
    get: operations['getHousekeeping'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/launches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Launches, newest first */
    get: operations['getLaunches'];
    put?: never;
    post: operations['createLaunch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/launches/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getLaunch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/launches/{id}/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A part of the newest attempt's log from a byte offset */
    get: operations['getLaunchLog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/launches/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['stopLaunch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/launches/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A further attempt of a launch that failed, was stopped or lost */
    post: operations['retryLaunch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Entries of one subject, oldest first, or of everything, newest first */
    get: operations['getLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ledger/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Recomputes the whole chain */
    get: operations['verifyLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/lineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What something is made from, and what is made from it
     * @description From the catalog's relations, breadth first, with what the tracking server knows: the data and the models that versions were made from, and from the side of data the versions that were trained on it. At most 500 nodes. What the caller may not see is left out, and nothing behind it is followed.
     */
    get: operations['getLineage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/impact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What breaks if this goes, nearest first, and whom to tell */
    get: operations['getImpact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/lineage/openlineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same graph as OpenLineage events (specification 2-0-2)
     * @description Run events of the training runs that are known, job events of pipelines and services, dataset events of tables, feature sets and models. OpenLineage knows no edge from job to job, so products are left out. While a registry whose models are not mirrored yet does not answer, this is refused (503); what else is missing is said by the header.
     */
    get: operations['exportLineage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What Slipway knows of one model */
    get: operations['getModel'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/pipeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A pipeline with defaults resolved, and whether the caller may launch it */
    get: operations['getPipeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Promotions, open first, then newest first */
    get: operations['getPromotions'];
    put?: never;
    post: operations['requestPromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The plan, the gates as they stand now, approvers and cost, without asking for anything */
    post: operations['previewPromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: operations['getPromotion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['approvePromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/{id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: operations['rejectPromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/{id}/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** By the requester, before it is approved */
    post: operations['withdrawPromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/promotions/{id}/abort': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** After approval; stops the launch, puts back what served before */
    post: operations['abortPromotion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/registered-versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions of every model of every registry, for services that make an index of them */
    get: operations['getEveryRegisteredVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Versions of a model, newest first unless asked otherwise
     * @description Before the portal has read the model from its registry, the registry's own list is answered, newest first: then
     *     `fixedOrder` says why, and a filter or a sorting is refused with 409.
     */
    get: operations['getVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Moves of the aliases of a model and of its versions between stages, newest first unless asked otherwise */
    get: operations['getHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/production': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which version the alias of each environment pointed at, or was in its stage, at any moment that is not in the future */
    get: operations['getProductionAt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/registered-models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the configured registries hold, whether the catalog knows it or not; for services only */
    get: operations['getRegisteredModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/registered-models/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions of one registered model with description and tags, newest first; for services only */
    get: operations['getRegisteredVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hints/{instance}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A registry tells that something changed there; only a reason to look
     * @description For the registry's webhooks, which have no Backstage token: the registry's own signature is checked. A forged one
     *     is refused with 401; one that was delivered before is accepted and does nothing.
     */
    post: operations['postHint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{runId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything of one run */
    get: operations['getRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{runId}/artefacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is in one folder of a run's artefacts */
    get: operations['getRunArtefacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{runId}/artefact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A preview of one file */
    get: operations['getRunArtefact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/environments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The packages that runs logged beside their models (requirements.txt, conda.yaml, python_env.yaml). What the portal knows is answered at once; reading is dear, so the rest is read a few runs at a time and only where it is asked for */
    post: operations['getRunEnvironments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Runs of a model's experiments */
    get: operations['getRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/columns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the newest 1,000 matching runs have for columns; where nothing narrows them also every other name that a run of the model ever had, for completion */
    get: operations['getRunColumns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/comparison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Everything that is known of some runs, in the order asked for */
    post: operations['compareRuns'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/curves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Histories of one metric of many runs, each thinned to at most maxPoints */
    post: operations['getRunCurves'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/runs/{runId}/curve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** History of one metric, thinned to at most maxPoints */
    get: operations['getCurve'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The outside systems and how they answer */
    get: operations['getSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{instance}/unread': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What of an outside system cannot be read while all else of it goes on, and why
     * @description As the portal's own database has it; the system is not asked. Of each kind at most 50 are listed, the newest trouble first, and all are counted. Texts are the system's own, bounded and without passwords in addresses.
     */
    get: operations['getUnread'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One version with its run, metrics, data, signature, files, format and card */
    get: operations['getVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/entities/{kind}/{namespace}/{name}/versions/{version}/comparison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What differs between this version (left) and another one (right) */
    get: operations['compareVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** Format: date-time */
    Time: string;
    /** @example mlmodel:default/flight-delay */
    EntityRef: string;
    Digest: string;
    /** @description Whether a list came from its source just now (`live`) or is the last known copy (`stale`) and why */
    Freshness: {
      /** @enum {string} */
      state: 'live' | 'stale';
      system: string;
      instance: string;
      asOf: components['schemas']['Time'];
      error?: string;
      /** @description True of a copy that is old because the portal itself has not looked for so long, so that it is not known whether the system answers */
      notAsked?: boolean;
    };
    /** @description Something the caller could do, and why not when it cannot */
    Act: {
      allowed: boolean;
      reason?: string;
    };
    Reason: {
      reason: string;
    };
    Deployment: {
      environment: string;
      target?: string;
      /** @enum {string} */
      state: 'deploying' | 'serving' | 'failed' | 'unknown';
      message?: string;
      version?: string;
      digest?: components['schemas']['Digest'];
      since?: components['schemas']['Time'];
      approvedBy?: string[];
      promotionId?: string;
      endpoint?: string;
      alias?: string;
      /** @description What the registry's alias points at now */
      aliasVersion?: string;
      previous?: components['schemas']['VersionSummary'];
      rollBack?: components['schemas']['Act'];
      asOf?: components['schemas']['Time'];
    };
    /**
     * @description `troubled`: failing, degraded, of unknown health, gone from its registry, or an environment's alias was moved
     *     outside of the portal.
     * @enum {string}
     */
    Attention: 'failing' | 'unknown' | 'waiting' | 'running' | 'troubled';
    FleetRow: {
      ref: components['schemas']['EntityRef'];
      name: string;
      title?: string;
      description?: string;
      /** @example classifier */
      type: string;
      /** @description Entity reference, or `unowned` */
      owner: string;
      tier: number;
      lifecycle: string;
      servingMode?: string;
      registry?: {
        instance: string;
        model: string;
      };
      /** @description By environment, in the configured order */
      serving: {
        environment: string;
        version: string;
        since?: components['schemas']['Time'];
        /** @description The registry's alias points elsewhere */
        aliasMoved?: string;
        /**
         * @description What of the registry says so, where Slipway deployed nothing
         * @enum {string}
         */
        byRegistry?: 'alias' | 'stage';
      }[];
      newestVersion?: components['schemas']['VersionSummary'];
      health: components['schemas']['HealthStatus'];
      healthReason?: string;
      healthAt?: components['schemas']['Time'];
      /** @description Of the objective with the least left; absent where none can be computed */
      errorBudget?: {
        /** @description Share that is left; 1 is untouched, 0 used up, below 0 overspent */
        left: number;
        /** @description The objective's name */
        objective: string;
        /** @description How many of its objectives have a budget */
        objectives: number;
      };
      /** @description How many of its objectives cannot be computed; absent where none */
      uncomputedObjectives?: number;
      /** @description Share of features that drift, per window, oldest first, at most 24 */
      drift?: number[];
      openPromotions: {
        id: string;
        environment: string;
        state: components['schemas']['PromotionState'];
        waitingForYou?: boolean;
      }[];
      movedOutside?: components['schemas']['MovedOutside'][];
      gone?: components['schemas']['GoneModel'];
      runningLaunches: number;
      lastTrainedAt?: components['schemas']['Time'];
    };
    FleetPage: {
      items: components['schemas']['FleetRow'][];
      /** @description Names of the configured environments, from the first to the last that a version reaches */
      environments: string[];
      /**
       * Format: date-time
       * @description How current the list is: the catalog was read and models were looked at since then at the latest; absent
       *     before the first time
       */
      checkedAt?: string;
      nextCursor?: string;
      total: number;
      /** @description Over all models the caller may see, whatever the filter */
      counts: {
        models: number;
        failing: number;
        unknown: number;
        /** @description Promotions waiting for the caller */
        waiting: number;
        /** @description Launches not ended */
        running: number;
      };
      sources: components['schemas']['SourceState'][];
    };
    /** @enum {string} */
    HealthStatus: 'healthy' | 'degraded' | 'failing' | 'unknown';
    /** @enum {string} */
    ObservationKind:
      | 'data-drift'
      | 'prediction-drift'
      | 'performance'
      | 'freshness'
      | 'sli';
    Observation: {
      id: string;
      source: string;
      subject: components['schemas']['EntityRef'];
      observedAt: components['schemas']['Time'];
      kind: components['schemas']['ObservationKind'];
      name: string;
      method: string;
      unit?: string;
      value: number | null;
      reason?: string;
      /** @enum {string} */
      direction: 'higher_is_worse' | 'lower_is_worse';
      thresholds: {
        degraded?: number;
        failing?: number;
      };
      window: components['schemas']['Window'];
      baseline?: {
        /** @enum {string} */
        kind: 'training' | 'previous_window' | 'fixed';
        start?: components['schemas']['Time'];
        end?: components['schemas']['Time'];
        ref?: string;
      };
      sampleSize?: {
        window?: number;
        baseline?: number;
      };
      modelVersion?: string;
      environment?: string;
      validUntil?: components['schemas']['Time'];
      status: components['schemas']['HealthStatus'];
      distribution?: {
        edges?: number[];
        categories?: string[];
        window: number[];
        baseline: number[];
      };
    };
    Window: {
      start: components['schemas']['Time'];
      end: components['schemas']['Time'];
    };
    ObservationPage: {
      items: components['schemas']['Observation'][];
      nextCursor?: string;
    };
    Health: {
      status: components['schemas']['HealthStatus'];
      /** @description Worst first, a sentence each */
      reasons: {
        status: components['schemas']['HealthStatus'];
        text: string;
        observationId?: string;
      }[];
      observedAt?: components['schemas']['Time'];
      latest: components['schemas']['Observation'][];
      /** @description As the entity describes them, in its order */
      objectives?: components['schemas']['ObjectiveState'][];
      sources: {
        source: string;
        lastSeen: components['schemas']['Time'];
        series: number;
        late?: boolean;
      }[];
    };
    /** @description An objective of an entity in OpenSLO's words, and what is left of its error budget */
    ObjectiveState: {
      /** @description `displayName`, or its number */
      name: string;
      /** @description Which observations of the entity it counts */
      indicator?: {
        kind: components['schemas']['ObservationKind'];
        name: string;
        method?: string;
        environment?: string;
      };
      /** @enum {string} */
      op?: 'lt' | 'lte' | 'gt' | 'gte';
      /** @description What `op` compares an observation's value with; without it the value is itself a share of good events */
      value?: number;
      /** @description Share that must be good, 0 to 1 */
      target?: number;
      /** @description ISO 8601 duration */
      window?: string;
      budget?: components['schemas']['ErrorBudget'];
      /** @description Why it cannot be computed, in words */
      problem?: string;
    };
    /** @description Absent where nothing was observed in the window */
    ErrorBudget: {
      /** @description Share of the error budget that is left; 1 is untouched, 0 used up, below 0 overspent */
      left: number;
      /** @description Those counted that were good */
      good: number;
      /** @description Observations or events counted */
      total: number;
      /** @description Observations without a value, or, without `op`, without one from 0 to 1; they are not counted */
      unmeasured: number;
      /**
       * @description Observations of a version that did not serve when they were made, while another one did; they are not
       *     counted
       */
      unserved: number;
      /**
       * Format: date-time
       * @description Where the window began when it was counted
       */
      since: string;
      /**
       * Format: date-time
       * @description When it was counted
       */
      countedAt: string;
      /**
       * Format: date-time
       * @description When the newest of those that were counted was made
       */
      observedAt: string;
    };
    /**
     * @description `undescribed`: registered, and nobody described it. `unowned`: no owner, or one that the catalog does not know.
     *     `orphaned`: in the catalog, not in the registry. `duplicated`: several entities for one registered model, or one
     *     training run or one artefact registered under several names. `stale`: no run, no version and not served for a configured time.
     * @enum {string}
     */
    HousekeepingProblem:
      | 'undescribed'
      | 'unowned'
      | 'orphaned'
      | 'duplicated'
      | 'stale';
    /**
     * @default pressing
     * @enum {string}
     */
    HousekeepingSort:
      | 'pressing'
      | 'name'
      | 'owner'
      | 'registry'
      | 'found'
      | 'lastActivity';
    HousekeepingFinding: {
      id: string;
      problem: components['schemas']['HousekeepingProblem'];
      /** @description The entity; absent where there is none */
      ref?: string;
      /** @description Name of the entity or of the registered model */
      name: string;
      title?: string;
      /** @description Entity reference, or `unowned` */
      owner?: string;
      registry?: {
        instance: string;
        model: string;
      };
      /** @description What is wrong */
      why: string;
      /** @description What to do about it */
      remedy: string;
      foundAt: components['schemas']['Time'];
      lastActivityAt?: components['schemas']['Time'];
      /** @description The other entities that it is about, as far as the caller may see them; at most 20 */
      others?: components['schemas']['EntityRef'][];
      /** @description Of the artefact that the newest versions of all of them have, where that is what they have in common */
      digest?: string;
      /** @description A catalog-info.yaml that describes the model, to be completed */
      description?: string;
      /** @description Its page in the registry */
      url?: string;
    };
    HousekeepingPage: {
      items: components['schemas']['HousekeepingFinding'][];
      nextCursor?: string;
      total: number;
      /** @description Findings that the caller may see, whatever the filter */
      counts: {
        undescribed: number;
        unowned: number;
        orphaned: number;
        duplicated: number;
        stale: number;
      };
      /**
       * Format: date-time
       * @description When it was last looked for; absent before the first time
       */
      checkedAt?: string;
      /** @description Without run */
      staleAfterDays: number;
    };
    /** @enum {string} */
    LaunchState:
      | 'queued'
      | 'submitted'
      | 'running'
      | 'succeeded'
      | 'failed'
      | 'stopped'
      | 'lost';
    LaunchRequest: {
      pipeline: components['schemas']['EntityRef'];
      model?: components['schemas']['EntityRef'];
      parameters?: {
        [key: string]: unknown;
      };
      resources?: components['schemas']['Resources'];
      reason?: string;
    };
    Launch: {
      /** Format: uuid */
      id: string;
      pipeline: components['schemas']['EntityRef'];
      model?: components['schemas']['EntityRef'];
      state: components['schemas']['LaunchState'];
      stateReason?: string;
      waitingFor?: string;
      attempt: number;
      cluster: string;
      resources: components['schemas']['Resources'];
      parameters: {
        [key: string]: unknown;
      };
      sourceUrl?: string;
      sourceCommit?: string;
      cause: {
        /** @enum {string} */
        type: 'person' | 'service' | 'promotion' | 'trigger';
        promotionId?: string;
        reason?: string;
      };
      requestedBy: components['schemas']['EntityRef'];
      requestedAt: components['schemas']['Time'];
      startedAt?: components['schemas']['Time'];
      endedAt?: components['schemas']['Time'];
      cost?: {
        gpuHours?: number;
        amount?: number;
        currency?: string;
      };
      updatedAt: components['schemas']['Time'];
    };
    LaunchPage: {
      items: components['schemas']['Launch'][];
      nextCursor?: string;
      running?: number;
    };
    LaunchDetail: components['schemas']['Launch'] & {
      attempts: {
        attempt: number;
        submissionId: string;
        state: components['schemas']['LaunchState'];
        reason?: string;
        exitCode?: number;
        startedAt?: components['schemas']['Time'];
        endedAt?: components['schemas']['Time'];
        logTail?: string;
      }[];
      runs?: components['schemas']['Run'][];
      version?: string;
      url?: string;
      acts: {
        stop: components['schemas']['Act'];
        retry: components['schemas']['Act'];
      };
    };
    LogChunk: {
      text: string;
      nextOffset: number;
      complete: boolean;
    };
    LedgerEntry: {
      sequence: number;
      at: components['schemas']['Time'];
      actor: string;
      /** @example promotion.approved */
      act: string;
      /** @example promotion:5b1c… */
      subject: string;
      detail?: {
        [key: string]: unknown;
      };
      hash: string;
      previousHash: string;
    };
    LedgerPage: {
      items: components['schemas']['LedgerEntry'][];
      nextCursor?: string;
    };
    LedgerVerification: {
      holds: boolean;
      entries: number;
      brokenAt?: number;
      head?: string;
    };
    /** @enum {string} */
    LineageKind:
      | 'table'
      | 'topic'
      | 'bucket'
      | 'dataset'
      | 'feature-set'
      | 'model'
      | 'version'
      | 'pipeline'
      | 'service'
      | 'api'
      | 'product'
      | 'other';
    LineageNode: {
      id: string;
      kind: components['schemas']['LineageKind'];
      ref?: components['schemas']['EntityRef'];
      title: string;
      description?: string;
      /** @description Entity reference, or `unowned` */
      owner?: string;
      lifecycle?: string;
      /** @description Of a version its number, of a dataset its digest */
      version?: string;
      /** @description Of a version, the entity reference of its model */
      model?: string;
      /** @description Of a version, where it serves */
      environments?: string[];
      /** @description Those of `environments` where Slipway deployed nothing: the alias or stage says so */
      byRegistry?: string[];
      /** @enum {string} */
      side: 'root' | 'upstream' | 'downstream';
      /** @description Steps from the root, the shortest way */
      distance: number;
      /** @description Named by a relation or a run, but nothing of the catalog */
      unknownToCatalog?: boolean;
    };
    /** @description Data flows from `from` to `to` */
    LineageEdge: {
      from: string;
      to: string;
      /**
       * @description What `from` is to `to`
       * @example usedBy
       */
      relation: string;
      /**
       * @description What a run read a dataset for
       * @example training
       */
      context?: string;
    };
    Lineage: {
      /** @description Id of a node */
      root: string;
      nodes: components['schemas']['LineageNode'][];
      edges: components['schemas']['LineageEdge'][];
      /** @description There is more: at most 500 nodes, the versions of the 10 nearest models, and 50 datasets of each are shown */
      truncated: boolean;
      /** @description There is more beyond the depth */
      deeper: boolean;
      /** @description Servers of which something is missing here, and why */
      silent: {
        instance: string;
        /**
         * @description The versions with their data, or only what runs read
         * @enum {string}
         */
        missing: 'versions' | 'data';
        error: string;
      }[];
      /** @description Servers that do not answer, and from when what is shown of them is */
      stale: components['schemas']['Freshness'][];
    };
    ImpactItem: {
      ref: components['schemas']['EntityRef'];
      title: string;
      kind: components['schemas']['LineageKind'];
      /** @description Entity reference, or `unowned` */
      owner: string;
      lifecycle?: string;
      distance: number;
      /** @description Titles of what lies between, nearest to the root first */
      through: string[];
      unknownToCatalog?: boolean;
    };
    ImpactPage: {
      items: components['schemas']['ImpactItem'][];
      /** @description Whom to tell, those with most to lose first */
      owners: {
        ref: string;
        count: number;
      }[];
      total: number;
      truncated: boolean;
      nextCursor?: string;
    };
    OpenLineageEvent: {
      eventTime: components['schemas']['Time'];
      producer: string;
      schemaURL: string;
    } & {
      [key: string]: unknown;
    };
    ModelOverview: {
      ref: components['schemas']['EntityRef'];
      name: string;
      title?: string;
      description?: string;
      type: string;
      owner: string;
      tier: number;
      lifecycle: string;
      servingMode?: string;
      registry: {
        instance: string;
        model: string;
        url?: string;
      };
      experiments: string[];
      /** @description The configured environments and what serves in each */
      environments: {
        name: string;
        title?: string;
        alias: string;
        /** @description Which says it instead of an alias */
        stage?: string;
        deployment?: components['schemas']['Deployment'];
        byRegistry?: components['schemas']['RegistryServing'];
      }[];
      newestVersion?: components['schemas']['VersionSummary'];
      /** @description The training pipelines of the model */
      pipelines: components['schemas']['EntityRef'][];
      requestPromotion: components['schemas']['Act'];
      movedOutside?: components['schemas']['MovedOutside'][];
      /** @description Present where the registry has no model of this name any more */
      gone?: components['schemas']['GoneModel'] & {
        /** @description An entity that describes it by its new name, as far as the caller may see one */
        describedBy?: components['schemas']['EntityRef'];
        /** @description The newest version by its new name in the registry */
        url?: string;
      };
      freshness?: components['schemas']['Freshness'];
    };
    PipelineOverview: {
      ref: components['schemas']['EntityRef'];
      name: string;
      description?: string;
      type: string;
      owner?: string;
      engine: string;
      cluster?: string;
      entrypoint: string;
      sourceUrl?: string;
      /** @description JSON Schema */
      parameters: {
        [key: string]: unknown;
      };
      resources: components['schemas']['Resources'];
      model?: components['schemas']['EntityRef'];
      launch: components['schemas']['Act'];
    };
    Resources: {
      cpus: number;
      gpus: number;
      accelerator?: string;
      /** @description Bytes */
      memory?: number;
    };
    /** @enum {string} */
    PromotionMode: 'train' | 'deploy' | 'rollback';
    /** @enum {string} */
    PromotionState:
      | 'requested'
      | 'gated'
      | 'awaiting_approval'
      | 'approved'
      | 'launching'
      | 'verifying'
      | 'rolling_out'
      | 'done'
      | 'rolled_back'
      | 'withdrawn'
      | 'rejected'
      | 'expired'
      | 'revoked'
      | 'superseded'
      | 'failed';
    PromotionRequest: {
      model: components['schemas']['EntityRef'];
      version: string;
      environment: string;
      /** @enum {string} */
      mode: 'train' | 'deploy';
      pipeline?: components['schemas']['EntityRef'];
      parameters?: {
        [key: string]: unknown;
      };
      resources?: components['schemas']['Resources'];
      /** @default  */
      reason: string;
      /**
       * Format: uuid
       * @description The open promotion that this one replaces
       */
      supersedes?: string;
    };
    /** @description What will be done; fixed and hashed when the promotion is requested */
    Plan: {
      mode: components['schemas']['PromotionMode'];
      environment: string;
      target: string;
      alias: string;
      deployment?: {
        [key: string]: unknown;
      };
      launch?: {
        pipeline: components['schemas']['EntityRef'];
        cluster: string;
        entrypoint: string;
        sourceUrl: string;
        sourceCommit: string;
        parameters: {
          [key: string]: unknown;
        };
        resources: components['schemas']['Resources'];
      };
      policy: components['schemas']['Policy'];
      /** @description The thresholds, sealed before anything is evaluated */
      gates: {
        gate: string;
        rule: {
          [key: string]: unknown;
        };
      }[];
    };
    Policy: {
      tier: number;
      approvals: number;
      approverGroups: string[];
      /** @description ISO 8601 duration */
      expiresAfter: string;
    };
    /** @enum {string} */
    GateOutcome:
      | 'pending'
      | 'passed'
      | 'failed'
      | 'too_little_data'
      | 'not_evaluated';
    Gate: {
      /** @enum {string} */
      gate: 'version_ready' | 'artefact_digest' | 'metrics' | 'drift';
      title: string;
      /**
       * @description Before approval, or again for the version that was trained
       * @enum {string}
       */
      phase: 'request' | 'trained';
      outcome: components['schemas']['GateOutcome'];
      /** @description One sentence */
      summary: string;
      evidence?: {
        [key: string]: unknown;
      };
      evidenceDigest?: components['schemas']['Digest'];
      evaluatedAt?: components['schemas']['Time'];
    };
    Decision: {
      by: components['schemas']['EntityRef'];
      /** @enum {string} */
      decision: 'approved' | 'rejected';
      comment?: string;
      at: components['schemas']['Time'];
      /** @description The approver group by which the person may */
      group?: string;
      digest?: string;
      planHash?: string;
      evidenceDigest?: string;
      valid: boolean;
      invalidReason?: string;
    };
    /** @description What the approver was shown; an approval of anything else is refused with 409 */
    ApprovalRequest: {
      digest: components['schemas']['Digest'];
      planHash: components['schemas']['Digest'];
      evidenceDigest: components['schemas']['Digest'];
      comment?: string;
    };
    Promotion: {
      /** Format: uuid */
      id: string;
      model: components['schemas']['EntityRef'];
      registeredModel: string;
      /** @description The version that was asked for */
      version: string;
      /** @description The version that is or will be deployed */
      resultVersion?: string;
      digest?: components['schemas']['Digest'];
      environment: string;
      mode: components['schemas']['PromotionMode'];
      state: components['schemas']['PromotionState'];
      /** @description Why it ended */
      stateReason?: string;
      /** @description The outside system it waits for, when one does not answer */
      waitingFor?: string;
      requestedBy: components['schemas']['EntityRef'];
      requestedAt: components['schemas']['Time'];
      expiresAt?: components['schemas']['Time'];
      endedAt?: components['schemas']['Time'];
      reason: string;
      planHash: components['schemas']['Digest'];
      launchId?: string;
      /** @description Valid approvals so far */
      approvals?: number;
      approvalsNeeded?: number;
      updatedAt: components['schemas']['Time'];
    };
    PromotionPage: {
      items: components['schemas']['Promotion'][];
      nextCursor?: string;
      counts: {
        open: number;
        waiting: number;
        mine: number;
      };
    };
    /** @description One side of the comparison */
    Side: {
      version: string;
      digest?: string;
      createdAt?: components['schemas']['Time'];
      runId?: string;
      commit?: string;
      size?: number;
      parameters?: {
        [key: string]: string;
      };
      datasets?: {
        [key: string]: unknown;
      }[];
      dependencies?: string[];
      signature?: {
        [key: string]: unknown;
      };
    };
    Comparison: {
      candidate: components['schemas']['Side'];
      champion?: components['schemas']['Side'];
      metrics: {
        name: string;
        candidate?: number;
        champion?: number;
        delta?: number;
        /** @description Absent when the direction is not known */
        better?: boolean;
        sameData: boolean;
        why?: string;
      }[];
      error?: string;
    };
    Estimate: {
      gpuHours: number;
      cpuHours: number;
      cost?: number;
      currency?: string;
      /** @description What the estimate was made from */
      basis: string;
    };
    PromotionPreview: {
      plan: components['schemas']['Plan'];
      planHash: components['schemas']['Digest'];
      digest?: components['schemas']['Digest'];
      gates: components['schemas']['Gate'][];
      approvers: components['schemas']['EntityRef'][];
      comparison?: components['schemas']['Comparison'];
      estimate?: components['schemas']['Estimate'];
      replaces?: components['schemas']['VersionSummary'];
      openPromotion?: components['schemas']['Promotion'];
      queue?: {
        freeGpus?: number;
        totalGpus?: number;
        ahead?: number;
      };
      submit: components['schemas']['Act'];
    };
    PromotionDetail: {
      promotion: components['schemas']['Promotion'];
      plan: components['schemas']['Plan'];
      gates: components['schemas']['Gate'][];
      evidenceDigest?: components['schemas']['Digest'];
      decisions: components['schemas']['Decision'][];
      /** @description Groups whose members may approve */
      approvers: components['schemas']['EntityRef'][];
      comparison?: components['schemas']['Comparison'];
      estimate?: components['schemas']['Estimate'];
      launch?: components['schemas']['LaunchDetail'];
      deployment?: components['schemas']['Deployment'];
      smoke?: {
        [key: string]: unknown;
      };
      acts: {
        approve: components['schemas']['Act'];
        reject: components['schemas']['Act'];
        withdraw: components['schemas']['Act'];
        abort: components['schemas']['Act'];
      };
      ledger: components['schemas']['LedgerEntry'][];
      ledgerHolds: boolean;
    };
    IndexedVersion: {
      instance: string;
      model: string;
      version: string;
      description?: string;
      /** @description Beginning of its model card, at most 8,000 characters, where its artefact was looked at */
      card?: string;
      createdAt: components['schemas']['Time'];
      tags: {
        [key: string]: string;
      };
      aliases: string[];
    };
    IndexedVersionPage: {
      items: components['schemas']['IndexedVersion'][];
      nextCursor?: string;
      /** @description With the first page: another one when anything that these pages, or those of `/registered-models`, say has changed */
      revision?: string;
    };
    VersionSummary: {
      version: string;
      since?: components['schemas']['Time'];
      digest?: components['schemas']['Digest'];
      promotionId?: string;
    };
    Version: {
      version: string;
      /** @enum {string} */
      status: 'pending' | 'ready' | 'failed';
      statusMessage?: string;
      createdAt: components['schemas']['Time'];
      user?: string;
      description?: string;
      aliases: string[];
      /** @description Where the registry has stages */
      stage?: string;
      tags: {
        [key: string]: string;
      };
      runId?: string;
      launchId?: string;
      /** @description Where it serves now */
      environments?: string[];
      /** @description Those of `environments` where Slipway deployed nothing: the alias or stage says so */
      byRegistry?: string[];
      /** @description Key metrics of its run */
      metrics?: {
        [key: string]: number;
      };
      /** @description What it was trained on */
      data?: {
        name: string;
        digest: string;
      };
      digest?: components['schemas']['Digest'];
      /** @description Bytes */
      size?: number;
      format?: components['schemas']['VersionFormat'];
      url?: string;
      /**
       * Format: date-time
       * @description When it was found to be gone from the registry
       */
      deletedAt?: string;
    };
    VersionPage: {
      items: components['schemas']['Version'][];
      nextCursor?: string;
      /** @description Why the list can be neither filtered nor sorted yet; absent where it can */
      fixedOrder?: string;
      /** @description Which versions may stand in the wrong place; absent for none */
      partialOrder?: string;
      freshness: components['schemas']['Freshness'];
    };
    /** @description The alias of an environment as it was moved by somebody else than the portal, and not moved by the portal since */
    MovedOutside: {
      environment: string;
      alias: string;
      from?: string;
      to?: string;
      at: components['schemas']['Time'];
    };
    /** @description The registry has no model of this name any more; what was known of it is kept */
    GoneModel: {
      noticedAt: components['schemas']['Time'];
      /** @description What the registry calls it now; absent for one that was deleted */
      renamedTo?: string;
    };
    AliasMove: {
      /** @enum {string} */
      kind: 'alias';
      id: string;
      alias: string;
      /** @description Whose alias it is */
      environment?: string;
      /** @description Version; absent for none */
      from?: string;
      /** @description Version; absent for none */
      to?: string;
      /**
       * Format: date-time
       * @description Exact for moves by the portal; when it was noticed for others
       */
      at: string;
      /**
       * Format: date-time
       * @description It moved after this; absent when that is not known
       */
      earliestAt?: string;
      noticedAt: components['schemas']['Time'];
      /**
       * @description unknown: it was there when the registry was first read
       * @enum {string}
       */
      by: 'portal' | 'outside' | 'unknown';
      promotionId?: string;
      actor?: string;
      /** @description It is the alias of an environment */
      protected: boolean;
    };
    /** @description A version that was moved from stage to stage, where the registry has stages; never by the portal */
    StageMove: {
      /** @enum {string} */
      kind: 'stage';
      id: string;
      version: string;
      /** @description Whose stage it is */
      environment?: string;
      /** @description Absent for none */
      fromStage?: string;
      /** @description Absent for none */
      toStage?: string;
      /**
       * Format: date-time
       * @description No later than this; the last change of the version where the registry says it
       */
      at: string;
      /**
       * Format: date-time
       * @description It moved after this; absent when that is not known
       */
      earliestAt?: string;
      noticedAt: components['schemas']['Time'];
      /**
       * @description unknown: it was there when its stage was first read
       * @enum {string}
       */
      by: 'outside' | 'unknown';
      /** @description It is the stage of an environment */
      protected: boolean;
    };
    Move:
      | components['schemas']['AliasMove']
      | components['schemas']['StageMove'];
    MovePage: {
      items: components['schemas']['Move'][];
      nextCursor?: string;
    };
    /** @description What the alias or stage of an environment says serves there, where Slipway deployed nothing */
    RegistryServing: {
      environment: string;
      /** @description The newest where several are in the stage */
      version: string;
      /** @enum {string} */
      says: 'alias' | 'stage';
      since?: components['schemas']['Time'];
      /** @enum {string} */
      by?: 'portal' | 'outside' | 'unknown';
    };
    ProductionAt: {
      at: components['schemas']['Time'];
      freshness: components['schemas']['Freshness'];
      items: {
        environment: string;
        title?: string;
        alias?: string;
        /** @description Which says it instead of an alias */
        stage?: string;
        /** @description Absent for none; the newest where several are in the stage */
        version?: string;
        /** @description All of them, the newest first */
        versions: string[];
        since?: components['schemas']['Time'];
        until?: components['schemas']['Time'];
        /** @enum {string} */
        by?: 'portal' | 'outside' | 'unknown';
        promotionId?: string;
        /** @description False before the registry was first read; then no version does not mean that none served */
        known: boolean;
        /** @description False between two looks at the registry of which only the later shows the move, before the first look and after the last */
        certain: boolean;
      }[];
    };
    RegisteredModel: {
      instance: string;
      model: string;
      description?: string;
      tags: {
        [key: string]: string;
      };
      /** @description Version by alias */
      aliases: {
        [key: string]: string;
      };
      createdAt: components['schemas']['Time'];
      updatedAt: components['schemas']['Time'];
      newestVersion?: {
        version: string;
        createdAt: components['schemas']['Time'];
        runId?: string;
      };
      versions: number;
      /**
       * Format: date-time
       * @description When it was found to be gone from the registry
       */
      deletedAt?: string;
      renamedTo?: string;
    };
    RegisteredModelPage: {
      items: components['schemas']['RegisteredModel'][];
      nextCursor?: string;
    };
    RegisteredVersionPage: {
      items: components['schemas']['Version'][];
      nextCursor?: string;
    };
    RunDetail: components['schemas']['Run'] & {
      /** @description Present where the source did not answer and the portal's copy did */
      freshness?: components['schemas']['Freshness'];
      /** @description Markdown of a person */
      note?: string;
      cause?: components['schemas']['RunCause'];
      describedDatasets: components['schemas']['DescribedDataset'][];
      models: components['schemas']['LoggedModel'][];
      /** @description Keys of the metrics that tell of the machine, not of the model */
      systemMetrics: string[];
      /** @description Why datasets, models and note are not there: the source did not give them */
      missing?: string;
      /** @description Why some or all models are not there, where the rest is */
      missingModels?: string;
      /** @description Folders among its artefacts that hold a model, of a run of MLflow 2, which keeps no models of their own; at most 10 */
      modelFolders?: {
        path: string;
        signature?: components['schemas']['LoggedModelSignature'];
        signatureUnread?: boolean;
      }[];
      /** @description The run has more models than these */
      moreModels?: boolean;
    };
    /** @description What made the run happen */
    RunCause: {
      /** @enum {string} */
      kind: 'launch' | 'promotion' | 'trigger';
      id: string;
      by?: components['schemas']['EntityRef'];
      at?: components['schemas']['Time'];
      reason?: string;
    };
    DescribedDataset: {
      name: string;
      digest: string;
      context?: string;
      source?: string;
      sourceType?: string;
      /** @description At most 500, from MLflow's column schema */
      columns?: {
        name: string;
        type: string;
        required?: boolean;
      }[];
      /** @description As logged, where it has no columns */
      schema?: string;
      /** @description JSON as logged */
      profile?: string;
    };
    /** @description A model that a run made or used (MLflow 3) */
    LoggedModel: {
      id: string;
      name: string;
      /** @enum {string} */
      role: 'made' | 'used';
      /** @enum {string} */
      status: 'ready' | 'pending' | 'failed' | 'unknown';
      statusMessage?: string;
      type?: string;
      createdAt?: components['schemas']['Time'];
      sourceRunId?: string;
      metrics: components['schemas']['LoggedModelMetric'][];
      parameters: {
        [key: string]: string;
      };
      tags: {
        [key: string]: string;
      };
      /** @description Where it is registered */
      versions: {
        model: string;
        version: string;
      }[];
      signature?: components['schemas']['LoggedModelSignature'];
      /** @description Whether it has one is not known: only the first ten are read, and not all can be */
      signatureUnread?: boolean;
      /** @description No run of the model made it, so nothing is said of it but its id and what this run measured of it */
      outside?: boolean;
      url?: string;
    };
    LoggedModelMetric: {
      key: string;
      value: number | null;
      text?: string;
      step: number;
      timestamp: components['schemas']['Time'];
      dataset?: {
        name: string;
        digest: string;
      };
      runId?: string;
    };
    LoggedModelSignature: {
      inputs?: {
        [key: string]: unknown;
      }[];
      outputs?: {
        [key: string]: unknown;
      }[];
      params?: {
        [key: string]: unknown;
      }[];
    };
    ArtefactEntry: {
      /** @description From the root */
      path: string;
      name: string;
      isDirectory: boolean;
      /** @description Bytes */
      size?: number;
    };
    ArtefactPage: {
      items: components['schemas']['ArtefactEntry'][];
      nextCursor?: string;
    };
    ArtefactPreview: {
      path: string;
      /** @description Bytes; absent where the source does not say */
      size?: number;
      /** @enum {string} */
      kind:
        | 'image'
        | 'table'
        | 'json'
        | 'text'
        | 'markdown'
        | 'html'
        | 'binary'
        | 'too-large';
      mediaType: string;
      text?: string;
      base64?: string;
      table?: {
        columns: string[];
        rows: string[][];
        totalRows?: number;
      };
      /** @description There is more in the file */
      truncated: boolean;
      /** @description Why there is no more than this to show */
      reason?: string;
    };
    RunEnvironmentsRequest: {
      runIds: string[];
      /** @description Read the first 20 of which nothing is known from their source; without it, nothing is read there */
      read?: boolean;
    };
    RunEnvironments: {
      runs: components['schemas']['RunEnvironmentState'][];
      /** @description Each once, however many runs have it */
      environments: components['schemas']['LoggedEnvironment'][];
    };
    RunEnvironmentState: {
      runId: string;
      /**
       * @description `read`: `environment` says which; `none`: it logged no packages; `unread`: they could not be read, and `why` says the reason; `pending`: not read yet
       * @enum {string}
       */
      state: 'read' | 'none' | 'unread' | 'pending';
      /** @description An id of `environments` */
      environment?: string;
      why?: string;
      /** @description Another try may read them */
      again?: boolean;
    };
    LoggedEnvironment: {
      /** @description The same packages have the same id */
      id: string;
      /** @description Version of Python */
      python?: string;
      /** @description By the name that an index knows; the version that each asks for, as `2.0.0`, `>=2`, `any version`. Options of pip are among them; what signs in to an index is never */
      packages: {
        [key: string]: string;
      };
    };
    Metric: {
      key: string;
      /** @description null where the source says NaN or infinite; see `text` */
      value?: number | null;
      text?: string;
      step: number;
      timestamp: components['schemas']['Time'];
    };
    Run: {
      id: string;
      name: string;
      experimentId: string;
      /** @enum {string} */
      status: 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED';
      startedAt: components['schemas']['Time'];
      endedAt?: components['schemas']['Time'];
      user?: string;
      metrics: components['schemas']['Metric'][];
      parameters: {
        [key: string]: string;
      };
      tags: {
        [key: string]: string;
      };
      datasets: {
        name: string;
        digest: string;
        context?: string;
        source?: string;
      }[];
      /** @description Milliseconds; absent while it runs */
      durationMs?: number;
      /** @description Deleted at its source */
      deleted?: boolean;
      /** @description Runs directly below this one */
      childCount?: number;
      bestChild?: components['schemas']['BestChild'];
      parentRunId?: string;
      launchId?: string;
      source?: {
        commit?: string;
        url?: string;
      };
      /** @description Versions registered from it */
      versions?: string[];
      url?: string;
    };
    /** @description The run below another one with the best value of the model's main metric */
    BestChild: {
      runId: string;
      metric: string;
      value: number;
      direction: components['schemas']['MetricDirection'];
    };
    /**
     * @description Which way is better
     * @enum {string}
     */
    MetricDirection: 'higher' | 'lower';
    RunPage: {
      items: components['schemas']['Run'][];
      nextCursor?: string;
      /** @description Runs that match, exact up to 10,000; 10,000 stands for more */
      total?: number;
      /**
       * Format: date-time
       * @description When the portal's own index was last level with the source; absent where the source answered itself
       */
      indexedAt?: string;
      /** @description Experiments that are not at their source as the catalog names them; absent where all are */
      movedExperiments?: components['schemas']['MovedExperiment'][];
      freshness: components['schemas']['Freshness'];
    };
    MovedExperiment: {
      /** @description As the catalog has it */
      name: string;
      /** @description Its name at the source */
      renamedTo?: string;
      /** @description Deleted at the source */
      deleted?: boolean;
    };
    Curve: {
      metric: string;
      points: components['schemas']['CurvePoint'][];
      sampled?: components['schemas']['Sampled'];
    };
    RunColumns: {
      metrics: {
        key: string;
        /** @description Of these runs those that have it */
        runs: number;
        differs: boolean;
        direction?: components['schemas']['MetricDirection'];
      }[];
      parameters: {
        key: string;
        runs: number;
        differs: boolean;
      }[];
      tags: {
        key: string;
        runs: number;
      }[];
    };
    RunComparisonRequest: {
      runIds: string[];
    };
    RunComparison: {
      runs: components['schemas']['Run'][];
      missing: string[];
      freshness: components['schemas']['Freshness'];
    };
    RunCurvesRequest: {
      runIds: string[];
      metric: string;
      /** @description 500 without it */
      maxPoints?: number;
      /**
       * @description The axis that is drawn, `step` without it: the order of the points, and what they are thinned by
       * @enum {string}
       */
      along?: 'step' | 'time';
      /** @description Weight of what came before in an exponential moving average; 0 without it */
      smoothing?: number;
    };
    RunCurves: {
      curves: {
        runId: string;
        /** @description There are more points at the source */
        thinned: boolean;
        sampled?: components['schemas']['Sampled'];
        points: components['schemas']['CurvePoint'][];
        /** @description All values smoothed, then thinned; only where smoothing was asked for */
        smoothed?: components['schemas']['CurvePoint'][];
      }[];
    };
    /** @description The source itself picked the values that it gave, evenly, of as many or more: a peak between them may be missing. Thinning by the portal keeps peaks */
    Sampled: boolean;
    CurvePoint: {
      step: number;
      timestamp: components['schemas']['Time'];
      /** @description null for NaN and infinity */
      value: number | null;
    };
    UnreadKind: {
      /** @enum {string} */
      what: 'experiments' | 'runs' | 'models' | 'versions';
      total: number;
      items: components['schemas']['UnreadItem'][];
    };
    UnreadItem: {
      /** @description Absent where the system does not say it */
      name?: string;
      /** @description Of a run, where it is */
      experiment?: string;
      why?: string;
      /** @description Since when that is known */
      since?: components['schemas']['Time'];
      /** @description When it is tried again by itself; without it with the next pass over everything */
      retryAt?: components['schemas']['Time'];
    };
    /** @description An outside system, whether it answers, and how old what is shown of it is */
    SourceState: {
      /** @enum {string} */
      port: 'tracking' | 'registry' | 'launcher' | 'deployment';
      name: string;
      /** @example MLflow */
      system: string;
      webUrl?: string;
      reachable: boolean;
      version?: string;
      /** @description What failed and what to try */
      error?: string;
      asOf?: components['schemas']['Time'];
      /** @description What of it is kept current, and how far that is */
      mirror?: components['schemas']['MirrorState'][];
    };
    MirrorState: {
      /** @enum {string} */
      what: 'registry' | 'runs';
      /**
       * @description first: not all was seen yet; behind: the last complete look is old; failing: the last look failed
       * @enum {string}
       */
      state: 'first' | 'current' | 'behind' | 'failing';
      completeAt?: components['schemas']['Time'];
      lastOkAt?: components['schemas']['Time'];
      delaySeconds?: number;
      error?: string;
      errorAt?: components['schemas']['Time'];
      /** @description What is kept */
      counts: {
        [key: string]: number;
      };
      /** @enum {string} */
      webhooks: 'active' | 'off' | 'refused';
      /** @description Why they are refused and what to try */
      webhooksError?: string;
    };
    /**
     * @description Whether loading it can run code that is inside it; `unknown` where nothing here can tell
     * @enum {string}
     */
    RunsCode: 'yes' | 'no' | 'unknown';
    /** @description How the model is written down, and what loading it can do */
    VersionFormat: {
      name: string;
      runsCode: components['schemas']['RunsCode'];
      /** @description A sentence */
      why: string;
    };
    VersionFile: {
      path: string;
      /** @description Bytes */
      size: number;
      sha256: string;
      /** @description Where the file holds (part of) the model */
      format?: string;
      runsCode?: components['schemas']['RunsCode'];
    };
    /** @description What its makers say of it, as Markdown. It comes from outside */
    ModelCard: {
      /** @description At most 100,000 characters */
      text: string;
      /** @description A path in the artefact, `version description` or `model description` */
      source: string;
      truncated?: boolean;
    };
    VersionDetail: components['schemas']['Version'] & {
      digestError?: string;
      /** @description Present where the source did not answer and the portal's copy did */
      freshness?: components['schemas']['Freshness'];
      files: components['schemas']['VersionFile'][];
      card?: components['schemas']['ModelCard'];
      /** @description Requirements and options as pip writes them, of `requirements.txt` or `conda.yaml`, then Conda's own packages, with `conda:` before each */
      dependencies?: string[];
      /** @description Version of Python it was made with */
      python?: string;
      signature?: components['schemas']['ModelSignature'];
      /** @description Files that say something of the model and are there, but could not be read: what they say is not known */
      unreadFiles?: string[];
      run?: components['schemas']['Run'];
    };
    ModelSignature: {
      inputs?: {
        [key: string]: unknown;
      }[];
      outputs?: {
        [key: string]: unknown;
      }[];
      /** @description What a request may set besides its inputs, each with a default */
      params?: {
        [key: string]: unknown;
      }[];
    };
    /**
     * @description From left to right
     * @enum {string}
     */
    Change: 'added' | 'removed' | 'changed' | 'same';
    /** @description One thing on both sides; a side that does not have it is absent */
    Difference: {
      name: string;
      change: components['schemas']['Change'];
      left?: string;
      right?: string;
    };
    ComparedVersion: {
      version: string;
      /** @enum {string} */
      status: 'pending' | 'ready' | 'failed';
      createdAt: components['schemas']['Time'];
      user?: string;
      aliases: string[];
      environments?: string[];
      byRegistry?: string[];
      runId?: string;
      runName?: string;
      commit?: string;
      sourceUrl?: string;
      digest?: components['schemas']['Digest'];
      digestError?: string;
      /** @description Bytes */
      size?: number;
      /** @description How many */
      files?: number;
      format?: components['schemas']['VersionFormat'];
    };
    ComparedMetric: {
      name: string;
      left?: number;
      right?: number;
      leftFrom?: components['schemas']['MetricOrigin'];
      rightFrom?: components['schemas']['MetricOrigin'];
      /** @description Right minus left */
      delta?: number;
      direction?: components['schemas']['MetricDirection'];
      /** @description Whether right is; absent where the direction is not known or both are equal */
      better?: boolean;
      /** @description Whether both were measured on the same data */
      sameData: boolean;
      why?: string;
    };
    /** @description Which run measured a value, and when */
    MetricOrigin: {
      /** @description Its name */
      run: string;
      at: components['schemas']['Time'];
    };
    FileDifference: {
      path: string;
      change: components['schemas']['Change'];
      left?: components['schemas']['VersionFile'];
      right?: components['schemas']['VersionFile'];
    };
    /** @description What is not known of one side, so that it is not compared */
    UnreadPart: {
      /** @enum {string} */
      side: 'left' | 'right';
      /**
       * @description `run`: its parameters and data
       * @enum {string}
       */
      part: 'run' | 'packages' | 'signature' | 'files';
      why?: string;
    };
    VersionComparison: {
      left: components['schemas']['ComparedVersion'];
      right: components['schemas']['ComparedVersion'];
      /** @description Present where the source did not answer and the portal's copy did */
      freshness?: components['schemas']['Freshness'];
      /** @description The lists of these parts are empty */
      unread: components['schemas']['UnreadPart'][];
      metrics: components['schemas']['ComparedMetric'][];
      /** @description The versions' own, by key */
      tags: components['schemas']['Difference'][];
      parameters: components['schemas']['Difference'][];
      /** @description By what they were used for */
      datasets: components['schemas']['Difference'][];
      /** @description Packages by name, and Python itself */
      dependencies: components['schemas']['Difference'][];
      signature: {
        inputs: components['schemas']['Difference'][];
        outputs: components['schemas']['Difference'][];
        params: components['schemas']['Difference'][];
      };
      /** @description Those that differ */
      files: components['schemas']['FileDifference'][];
      /** @description How many files are the same on both sides */
      sameFiles: number;
    };
  };
  responses: never;
  parameters: {
    Kind: string;
    Namespace: string;
    Name: string;
    Version: string;
    RunId: string;
    Id: string;
    Limit: number;
    Cursor: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getDeployments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One per configured environment that something was ever deployed to */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Deployment'][];
          };
        };
      };
    };
  };
  rollBack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        environment: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reason'];
      };
    };
    responses: {
      /** @description The promotion (mode `rollback`) that does it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
    };
  };
  getFleet: {
    parameters: {
      query?: {
        text?: string;
        /** @description Entity references; `me` stands for what the caller owns */
        owner?: string[];
        tier?: number[];
        health?: components['schemas']['HealthStatus'][];
        lifecycle?: string[];
        /** @description How the model serves */
        serving?: ('online' | 'batch' | 'streaming')[];
        /** @description Names of configured registries */
        registry?: string[];
        attention?: components['schemas']['Attention'];
        sort?:
          | 'attention'
          | 'name'
          | 'owner'
          | 'tier'
          | 'health'
          | 'errorBudget'
          | 'lastTrained';
        order?: 'asc' | 'desc';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FleetPage'];
        };
      };
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The health */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  getObservations: {
    parameters: {
      query?: {
        observationKind?: components['schemas']['ObservationKind'];
        observationName?: string;
        method?: string;
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObservationPage'];
        };
      };
    };
  };
  postObservations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents+json': Record<string, never>;
        'application/cloudevents-batch+json': Record<string, never>[];
      };
    };
    responses: {
      /** @description How many are new, and how many were known already */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            accepted: number;
            known: number;
          };
        };
      };
    };
  };
  getHousekeeping: {
    parameters: {
      query?: {
        /** @description Only findings of this problem; all of them where it is absent */
        problem?: components['schemas']['HousekeepingProblem'];
        /** @description Words that must occur in the name, the owner or the registered name */
        text?: string;
        /** @description Names of configured registries */
        registry?: string[];
        /** @description Entity references, or `unowned`; `me` stands for what the caller owns */
        owner?: string[];
        /**
         * @description Within a problem, findings that have no such value last. `pressing`: those without life the longest first, all
         *     others by name
         */
        sort?: components['schemas']['HousekeepingSort'];
        /** @description `desc` turns the whole list round, but for what has no such value */
        order?: 'asc' | 'desc';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page, by problem and then as sorted */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HousekeepingPage'];
        };
      };
    };
  };
  getLaunches: {
    parameters: {
      query?: {
        pipeline?: string;
        model?: string;
        state?: components['schemas']['LaunchState'][];
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LaunchPage'];
        };
      };
    };
  };
  createLaunch: {
    parameters: {
      query?: never;
      header?: {
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LaunchRequest'];
      };
    };
    responses: {
      /** @description The launch */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Launch'];
        };
      };
    };
  };
  getLaunch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The launch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LaunchDetail'];
        };
      };
    };
  };
  getLaunchLog: {
    parameters: {
      query?: {
        attempt?: number;
        offset?: number;
        maxBytes?: number;
      };
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The part */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogChunk'];
        };
      };
    };
  };
  stopLaunch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reason'];
      };
    };
    responses: {
      /** @description The launch; it stops in a moment */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Launch'];
        };
      };
    };
  };
  retryLaunch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The launch */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Launch'];
        };
      };
    };
  };
  getLedger: {
    parameters: {
      query?: {
        subject?: string;
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerPage'];
        };
      };
    };
  };
  verifyLedger: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether it holds */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerVerification'];
        };
      };
    };
  };
  getLineage: {
    parameters: {
      query?: {
        direction?: 'both' | 'upstream' | 'downstream';
        /** @description How many steps away from it, in each direction */
        depth?: number;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The graph */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lineage'];
        };
      };
    };
  };
  getImpact: {
    parameters: {
      query?: {
        /** @description All of it fits one page */
        limit?: number;
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page; the owners are those of everything, not only of this page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImpactPage'];
        };
      };
    };
  };
  exportLineage: {
    parameters: {
      query?: {
        direction?: 'both' | 'upstream' | 'downstream';
        depth?: number;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The events */
      200: {
        headers: {
          /** @description Why the events do not tell everything, separated by commas: `truncated` (the graph was full), `deeper` (there is more beyond the depth), `runs` (training data is missing, for runs were not found). Absent where nothing is missing. */
          'slipway-incomplete'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenLineageEvent'][];
        };
      };
    };
  };
  getModel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The model */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelOverview'];
        };
      };
    };
  };
  getPipeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The pipeline */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PipelineOverview'];
        };
      };
    };
  };
  getPromotions: {
    parameters: {
      query?: {
        model?: string;
        /** @description Those that made this version, or take it somewhere as it is; it is a version of every model where none is named */
        version?: string;
        environment?: string;
        state?: components['schemas']['PromotionState'][];
        /** @description `waiting`: the caller may decide it now; `mine`: the caller asked for it; `open`: not ended */
        scope?: 'all' | 'open' | 'waiting' | 'mine';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PromotionPage'];
        };
      };
    };
  };
  requestPromotion: {
    parameters: {
      query?: never;
      header?: {
        /** @description A repeated request with the same key answers with the first one's promotion */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PromotionRequest'];
      };
    };
    responses: {
      /** @description The promotion */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
    };
  };
  previewPromotion: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PromotionRequest'];
      };
    };
    responses: {
      /** @description What would happen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PromotionPreview'];
        };
      };
    };
  };
  getPromotion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything needed to decide it and to follow it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PromotionDetail'];
        };
      };
    };
  };
  approvePromotion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    responses: {
      /** @description The promotion after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
      /** @description What was shown is not what is now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  rejectPromotion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reason'];
      };
    };
    responses: {
      /** @description The promotion after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
    };
  };
  withdrawPromotion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reason'];
      };
    };
    responses: {
      /** @description The promotion after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
    };
  };
  abortPromotion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Reason'];
      };
    };
    responses: {
      /** @description The promotion after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Promotion'];
        };
      };
    };
  };
  getEveryRegisteredVersion: {
    parameters: {
      query?: {
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page, by instance, model and version; without those that are gone */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IndexedVersionPage'];
        };
      };
    };
  };
  getVersions: {
    parameters: {
      query?: {
        /** @description Words, at most 10, that must all occur in version, alias, user, run id, description or tags; of long ones in their beginning */
        text?: string;
        /** @description Any of these; `gone`: the registry has it no more */
        status?: ('pending' | 'ready' | 'failed' | 'gone')[];
        /** @description Only versions with an alias, or only those without */
        aliased?: boolean;
        /** @description `version`, `created`, or `metrics.` and the name of a metric of their runs; versions without the metric come last in both orders */
        sort?: string;
        order?: 'asc' | 'desc';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionPage'];
        };
      };
    };
  };
  getHistory: {
    parameters: {
      query?: {
        /** @description Only moves of the alias, or into and out of the stage, of this environment */
        environment?: string;
        /** @description Only moves of aliases, or only of versions between stages */
        kind?: 'alias' | 'stage';
        /** @description Only moves of the alias of this name */
        alias?: string;
        /** @description Only moves of an alias from or to this version, and of this version between stages */
        version?: string;
        by?: ('portal' | 'outside' | 'unknown')[];
        /** @description Only moves at this time or after it; not later than `before` */
        after?: string;
        /** @description Only moves before this time */
        before?: string;
        /** @description By time; a cursor goes on only in the order that it was given out for */
        order?: 'asc' | 'desc';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovePage'];
        };
      };
    };
  };
  getProductionAt: {
    parameters: {
      query: {
        at: string;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One item per configured environment, in the configured order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductionAt'];
        };
      };
    };
  };
  getRegisteredModels: {
    parameters: {
      query?: {
        instance?: string;
        text?: string;
        includeDeleted?: boolean;
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page, by instance and name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredModelPage'];
        };
      };
    };
  };
  getRegisteredVersions: {
    parameters: {
      query: {
        instance: string;
        model: string;
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredVersionPage'];
        };
      };
    };
  };
  postHint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Seen */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        runId: components['parameters']['RunId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The run */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunDetail'];
        };
      };
    };
  };
  getRunArtefacts: {
    parameters: {
      query?: {
        /** @description A model that the run made, whose own files are meant in place of the run's */
        model?: string;
        /** @description A folder; the root without it */
        path?: string;
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        runId: components['parameters']['RunId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Folders first, then files, each by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArtefactPage'];
        };
      };
    };
  };
  getRunArtefact: {
    parameters: {
      query: {
        /** @description A model that the run made, whose own files are meant in place of the run's */
        model?: string;
        path: string;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        runId: components['parameters']['RunId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The preview */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArtefactPreview'];
        };
      };
    };
  };
  getRunEnvironments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunEnvironmentsRequest'];
      };
    };
    responses: {
      /** @description The runs in the order asked for, without those that are not the model's */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunEnvironments'];
        };
      };
    };
  };
  getRuns: {
    parameters: {
      query?: {
        /** @description MLflow's search grammar, with `OR` and parentheses */
        filter?: string;
        /** @description For example `metrics.roc_auc DESC`; the newest first without it. Runs without the value, and NaN, come last in both directions */
        orderBy?: string;
        /** @description Only the runs below this one */
        parent?: string;
        view?: 'active' | 'deleted' | 'all';
        /** @description `grouped` lists only runs without a parent, with the number of their children and the best of them; a filter keeps those that match, and those that a run directly below them matches for */
        nested?: 'flat' | 'grouped';
        limit?: components['parameters']['Limit'];
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunPage'];
        };
      };
    };
  };
  getRunColumns: {
    parameters: {
      query?: {
        /** @description As for the list of runs */
        filter?: string;
        /** @description As for the list of runs */
        parent?: string;
        view?: 'active' | 'deleted' | 'all';
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Those of most runs first: at most 500 of each kind, and at most 2,000 with the names that none of these runs has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunColumns'];
        };
      };
    };
  };
  compareRuns: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunComparisonRequest'];
      };
    };
    responses: {
      /** @description The runs, and the ids of those that are not there */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunComparison'];
        };
      };
    };
  };
  getRunCurves: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunCurvesRequest'];
      };
    };
    responses: {
      /** @description A curve per run that has the metric, in the order asked for */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunCurves'];
        };
      };
    };
  };
  getCurve: {
    parameters: {
      query: {
        metric: string;
        maxPoints?: number;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        runId: components['parameters']['RunId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Points by step */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Curve'];
        };
      };
    };
  };
  getSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All configured instances */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['SourceState'][];
          };
        };
      };
    };
  };
  getUnread: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        instance: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Each kind of what is kept current of it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['UnreadKind'][];
          };
        };
      };
    };
  };
  getVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        version: components['parameters']['Version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionDetail'];
        };
      };
    };
  };
  compareVersions: {
    parameters: {
      query: {
        with: string;
      };
      header?: never;
      path: {
        kind: components['parameters']['Kind'];
        namespace: components['parameters']['Namespace'];
        name: components['parameters']['Name'];
        version: components['parameters']['Version'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionComparison'];
        };
      };
    };
  };
}
