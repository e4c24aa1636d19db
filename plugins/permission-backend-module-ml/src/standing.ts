import type { Config } from '@backstage/config';

/** Groups with a standing beyond ownership. Entity references in lower case. */
export type Standing = {
  /** May do everything that a person can be allowed. */
  administrators: ReadonlySet<string>;
  /** May stop launches and roll any deployment back: the people on call. */
  operators: ReadonlySet<string>;
  /** Every group that some tier's policy names as approvers; undefined where no policy names any. */
  approvers?: ReadonlySet<string>;
};

const refsAt = (config: Config, key: string): string[] =>
  (config.getOptionalStringArray(key) ?? []).map(ref =>
    ref.toLocaleLowerCase('en-US'),
  );

/** Reads the groups from `permission.ml` and `ml.policies`. */
export const readStanding = (config: Config): Standing => {
  const policies = config.getOptionalConfigArray('ml.policies') ?? [];
  const approvers = policies.flatMap(policy =>
    refsAt(policy, 'approverGroups'),
  );
  return {
    administrators: new Set(refsAt(config, 'permission.ml.administrators')),
    operators: new Set(refsAt(config, 'permission.ml.operators')),
    ...(approvers.length ? { approvers: new Set(approvers) } : {}),
  };
};
