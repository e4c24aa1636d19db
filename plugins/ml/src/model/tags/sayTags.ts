import { tagsInOrder } from './tagsInOrder';

/** Longest text, in characters: a cell of a spreadsheet takes no more than 32,767. */
const LONGEST = 10_000;

/** Tags in one line, in the order of `tagsInOrder`: `stage: winter, validation_status: approved`. */
export const sayTags = (tags: Readonly<Record<string, string>>): string => {
  const said = tagsInOrder(tags)
    .map(([key, value]) => (value ? `${key}: ${value}` : key))
    .join(', ');
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
};

/** Does any word that is searched for stand in these tags, so that they say why something was found? */
export const isFoundByTags = (
  tags: Readonly<Record<string, string>>,
  text: string,
): boolean => {
  const said = sayTags(tags).toLocaleLowerCase('en-US');
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return words.some(word => said.includes(word));
};
