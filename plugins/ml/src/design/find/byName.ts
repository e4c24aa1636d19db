/** Most names that are listed at once: runs may have thousands of metrics and parameters. */
export const MOST_LISTED = 100;

/** Names that have a text in them. */
export type Found<T> = {
  /** The first of them, in the order in which they came; names that begin with the text before the others. */
  listed: T[];
  /** How many there are besides. */
  more: number;
};

/** How far a name is from a text that is in it: 0 is the same. */
const distanceOf = (name: string, text: string): number => {
  if (name === text) return 0;
  return name.startsWith(text) ? 1 : 2;
};

/** Finds names by a text, in whatever case. `isKept` are listed whatever their place. */
export const findByName = <T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  text: string,
  isKept: (one: T) => boolean = () => false,
): Found<T> => {
  const wanted = text.toLocaleLowerCase('en');
  const found = all
    .map(one => ({ one, name: nameOf(one).toLocaleLowerCase('en') }))
    .filter(({ name }) => name.includes(wanted));
  // So that every name is listed once it is typed whole, however many others have it in theirs.
  if (wanted)
    found.sort(
      (a, b) => distanceOf(a.name, wanted) - distanceOf(b.name, wanted),
    );
  const listed = found
    .map(({ one }) => one)
    .filter((one, place) => place < MOST_LISTED || isKept(one));
  return { listed, more: found.length - listed.length };
};

/** What is said below the listed names; nothing where all are there. `noun` is what they are names of: `column`. */
export const sayRest = (
  { listed, more }: Found<unknown>,
  noun: string,
): string => {
  if (listed.length === 0) return `No ${noun} has that in its name.`;
  if (more === 0) return '';
  return `${more.toLocaleString('en')} more ${
    more === 1 ? 'is' : 'are'
  } not listed: find them by name.`;
};
