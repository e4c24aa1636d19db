/** A tag: its key and its value. */
export type Tag = [key: string, value: string];

/** Did MLflow set the tag for its own bookkeeping? */
export const isMlflows = (key: string): boolean => key.startsWith('mlflow.');

/** Tags by their keys: people's and Slipway's first, then MLflow's own. */
export const tagsInOrder = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).sort(
    ([a], [b]) =>
      Number(isMlflows(a)) - Number(isMlflows(b)) || a.localeCompare(b),
  );
