/**
 * Somebody else's text as every database keeps it: without zero characters, which PostgreSQL refuses, without halves of
 * characters, and at most `most` characters long, cut between characters. PostgreSQL counts the length of a column so.
 */
export function keepableText(text: string, most = Infinity): string {
  // The first cut bounds the work; a character is at most two units.
  const bounded = text.slice(0, 2 * most).replaceAll('\0', '');
  const whole = Buffer.from(bounded, 'utf8').toString('utf8');
  return whole.length <= most ? whole : [...whole].slice(0, most).join('');
}
