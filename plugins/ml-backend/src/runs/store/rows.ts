/** The table `run_experiments`. */
export type ExperimentRow = {
  id: number;
  instance: string;
  source_id: string;
  name: string;
  source_name: string | null;
  lifecycle: string;
  wanted: boolean | number;
  first_pass: string | null;
  complete_at: string | null;
  polled_at: string | null;
  seen_at: string | null;
  sweep: string | null;
  swept_at: string | null;
  error: string | null;
  failures: number;
  retry_at: string | null;
  set_aside: number;
  unread: string | null;
};

/** The table `indexed_runs`. Times of the source are numbers or, from PostgreSQL, digits. */
export type RunRow = {
  id: number;
  experiment: number;
  source_id: string;
  name: string;
  status: string;
  user: string | null;
  artifact_uri: string | null;
  start_at: number | string;
  end_at: number | string | null;
  parent: string | null;
  deleted_at: string | null;
  checked_at: string;
  content: string;
  payload: string;
};

/** The table `run_keys`. */
export type KeyRow = {
  id: number;
  experiment: number;
  kind: KeyKind;
  key: string;
};

/** Metric, parameter or tag. */
export type KeyKind = 'm' | 'p' | 't';
