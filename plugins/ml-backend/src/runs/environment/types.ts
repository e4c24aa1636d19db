/** The packages that a run logged, by name as an index knows it, each with what was asked for: `2.0.0`, `>=2`. */
export type LoggedEnvironment = {
  python?: string;
  packages: Record<string, string>;
};

/** What is known of a run's packages. That they could not be read says nothing of whether it logged some. */
export type FoundEnvironment =
  | { state: 'read'; digest: string; environment: LoggedEnvironment }
  | { state: 'none' }
  | {
      state: 'unread';
      why: string;
      /** May another try read them? */
      again: boolean;
    };
