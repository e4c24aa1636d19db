/** Somewhere a version serves. */
export type Environment = {
  /** `production`, `staging`, a customer's name: `[a-z0-9-]{1,40}`. */
  name: string;
  title?: string;
  /** The registry alias that says which version serves here. */
  alias: string;
  /** Configured deployment target; without it the first one. */
  target?: string;
  /** Copies of a model that serve here; 1 where absent. */
  replicas?: number;
  /** What one copy gets; a quarter of a CPU and no GPU where absent. */
  resources?: { cpus?: number; gpus?: number };
};
