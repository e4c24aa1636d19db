/** What a condition looks at. */
export type RunField =
  | { group: 'metric' | 'parameter' | 'tag'; key: string }
  | { group: 'attribute'; key: RunAttribute }
  | { group: 'dataset'; key: RunDatasetKey };

/** Attributes of a run, in MLflow's words. */
export type RunAttribute =
  | 'run_id'
  | 'run_name'
  | 'status'
  | 'user_id'
  | 'artifact_uri'
  | 'start_time'
  | 'end_time';

/** What can be asked of a run's data. */
export type RunDatasetKey = 'name' | 'digest' | 'context';

/** How a field is compared. `LIKE` and `ILIKE` know `%` (any text) and `_` (any character). */
export type RunOperator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'ILIKE'
  | 'IN'
  | 'NOT IN'
  | 'IS NULL'
  | 'IS NOT NULL';

/** One comparison. `value` is absent for `IS NULL` and `IS NOT NULL`, a list for `IN` and `NOT IN`. */
export type RunCondition = {
  type: 'condition';
  field: RunField;
  operator: RunOperator;
  value?: string | number | string[];
  /** Where it stands in the text, in UTF-16 units from 0. */
  position: number;
  length: number;
};

/** What a filter says. An `and` without parts lets every run through. */
export type RunFilter =
  | { type: 'and' | 'or'; parts: RunFilter[] }
  | RunCondition;

/** By what runs are ordered; runs without the value come last in both directions. */
export type RunOrder = {
  field: Exclude<RunField, { group: 'dataset' }>;
  direction: 'ascending' | 'descending';
};

/** A filter that cannot be read. `message` says where, counted from 1, and what was expected there. */
export class RunFilterError extends Error {
  readonly name = 'RunFilterError';
  /** In UTF-16 units from 0; the text's length where it ends too early. */
  readonly position: number;
  /** Units that are wrong, 0 where something is missing. */
  readonly length: number;
  /** What could have stood there, in words for people. */
  readonly expected: string[];

  constructor(
    problem: string,
    at: { position: number; length: number; expected: string[] },
  ) {
    const wanted = at.expected.length
      ? `: expected ${at.expected.join(', ')}`
      : '';
    super(`${problem} at character ${at.position + 1}${wanted}`);
    this.position = at.position;
    this.length = at.length;
    this.expected = at.expected;
  }
}

/** Names that a filter can be completed with. */
export type RunFilterNames = {
  metrics?: readonly string[];
  parameters?: readonly string[];
  tags?: readonly string[];
};

/** One proposal: `insert` replaces the text between `from` and `to`. */
export type Completion = {
  label: string;
  insert: string;
  from: number;
  to: number;
  kind: 'group' | 'field' | 'operator' | 'value' | 'joiner';
};
