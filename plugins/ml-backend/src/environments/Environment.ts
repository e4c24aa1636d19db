/** Somewhere a version serves. */
export type Environment = {
  /** `production`, `staging`, a customer's name: `[a-z0-9-]{1,40}`. */
  name: string;
  title?: string;
  /** The registry alias that says which version serves here; of no meaning where a stage says it. */
  alias: string;
  /**
   * The registry's stage that says which version serves here: the newest one in it. The portal moves no version from
   * stage to stage, so that nothing can be promoted here.
   */
  stage?: string;
  /** Configured deployment target; without it the first one. */
  target?: string;
  /** Copies of a model that serve here; 1 where absent. */
  replicas?: number;
  /** What one copy gets; a quarter of a CPU and no GPU where absent. */
  resources?: { cpus?: number; gpus?: number };
};

/** Those of which an alias says what serves. */
export const byAlias = (environments: readonly Environment[]): Environment[] =>
  environments.filter(({ stage }) => stage === undefined);
