import type {
  LoggedEnvironment,
  RunEnvironments,
  RunEnvironmentState,
} from '@slipway/plugin-ml-common';

/** Most runs whose packages one question has read from their source. */
const PART = 20;

/** What is known of the packages of runs. */
export type KnownPackages = {
  /** By the run's id. */
  states: ReadonlyMap<string, RunEnvironmentState>;
  /** By the id that states name. */
  environments: ReadonlyMap<string, LoggedEnvironment>;
};

/** An answer that says something of every run that was asked for: what has gone meanwhile is not asked for again. */
export const wholeAnswer = (
  asked: readonly string[],
  answer: RunEnvironments,
): RunEnvironments => {
  const told = new Set(answer.runs.map(({ runId }) => runId));
  return {
    ...answer,
    runs: [
      ...answer.runs,
      ...asked
        .filter(runId => !told.has(runId))
        .map(
          (runId): RunEnvironmentState => ({
            runId,
            state: 'unread',
            why: 'The run is not there any more',
          }),
        ),
    ],
  };
};

/** What several answers say together; the later ones know more. */
export const knownIn = (
  answers: readonly RunEnvironments[],
): KnownPackages => ({
  states: new Map(
    answers.flatMap(({ runs }) => runs.map(state => [state.runId, state])),
  ),
  environments: new Map(
    answers.flatMap(({ environments }) =>
      environments.map(environment => [environment.id, environment]),
    ),
  ),
});

/** The runs to read next, a few at a time; none where all are known. */
export const nextPart = (
  answers: readonly RunEnvironments[],
): string[] | undefined => {
  const left = [...knownIn(answers).states.values()]
    .filter(({ state }) => state === 'pending')
    .slice(0, PART);
  return left.length > 0 ? left.map(({ runId }) => runId) : undefined;
};

/** Did the last answer read nothing, though another try may? Then the source is away, and is left alone. */
export const isAway = (answers: readonly RunEnvironments[]): boolean => {
  const last = answers.length > 1 ? answers[answers.length - 1].runs : [];
  return (
    last.length > 0 &&
    last.every(({ state, again }) => state === 'unread' && again)
  );
};
