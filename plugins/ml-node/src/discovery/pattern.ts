/**
 * Does a name fit a pattern? `*` stands for any number of characters, `?` for one; case counts. Time is bounded by the
 * product of both lengths, whatever the pattern.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  let at = 0;
  let read = 0;
  let star = -1;
  let resume = 0;
  while (read < name.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = read;
    } else if (pattern[at] === '?' || pattern[at] === name[read]) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      resume += 1;
      read = resume;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
