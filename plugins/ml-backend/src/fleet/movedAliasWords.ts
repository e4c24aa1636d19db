import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';
import type { OutsideMove } from '../registry';

/** What the owner of a model reads of an alias that was moved behind the portal's back. */
export function movedAliasWords(
  model: Pick<ModelSpec, 'title' | 'name'>,
  move: OutsideMove,
  environment: Pick<Environment, 'name' | 'title'> | undefined,
): { title: string; description: string } {
  const { alias, from_version: from, to_version: to, gone } = move;
  const name = model.title ?? model.name;
  const place = environment?.title ?? environment?.name ?? alias;
  const unchanged = `What serves in ${place} is unchanged until it is deployed.`;
  if (gone === 'model') {
    return {
      title: `${name}: ${move.model} was deleted in the registry`,
      description: `The alias ${alias} is gone with it${
        from ? `; it pointed at version ${from}` : ''
      }. ${unchanged}`,
    };
  }
  if (gone === 'version') {
    return {
      title: `${name}: version ${from} was deleted in the registry`,
      description: `The alias ${alias}, which pointed at it, is gone with it. ${unchanged}`,
    };
  }
  const where = to ? `to version ${to}` : 'away from every version';
  return {
    title: `${name}: the alias ${alias} was moved outside of the portal`,
    description: `Somebody moved it ${where}${
      from ? ` from version ${from}` : ''
    } in the registry itself. ${unchanged}`,
  };
}
