import { ObjectiveItem } from './ObjectiveItem';
import type { Objective } from './objectiveWords';

/** Objectives one below the other, in the order in which they are given. */
export const ObjectiveList = ({
  objectives,
  brief,
}: {
  objectives: Objective[];
  /** Only their names, what is left, and why that is not known. */
  brief?: boolean;
}) => (
  <ul
    aria-label="Objectives"
    style={{ margin: 0, padding: 0, listStyle: 'none' }}
  >
    {objectives.map((objective, index) => (
      // Names may be the same: nothing but its place tells one from another.
      <ObjectiveItem key={index} objective={objective} brief={brief} />
    ))}
  </ul>
);
