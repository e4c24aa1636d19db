const entities = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
  '&#10;': '\n',
};
const plain = text =>
  text.replace(/&(?:lt|gt|quot|apos|amp|#10);/g, entity => entities[entity]);
const attribute = (tag, name) =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/**
 * Counts the cases of a JUnit report as pytest and node:test write it.
 *
 * @param {string} xml
 */
export function casesOf(xml) {
  const counted = { passed: 0, failed: [], skipped: [] };
  for (const [, head, body = ''] of xml.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([^]*?)<\/testcase>)/g,
  )) {
    const name = [attribute(head, 'classname'), attribute(head, 'name')]
      .filter(Boolean)
      .join('.');
    const problem =
      /<(failure|error|skipped)\b([^>]*?)(?:\/>|>([^]*?)<\/\1>)/.exec(body);
    const why =
      problem &&
      [attribute(problem[2], 'message'), plain(problem[3] ?? '')]
        .filter(Boolean)
        .join('\n');
    if (!problem) {
      counted.passed += 1;
    } else if (problem[1] === 'skipped') {
      counted.skipped.push({
        name,
        why: why.split('\n')[0] || 'no reason given',
      });
    } else {
      counted.failed.push({ name, why });
    }
  }
  return counted;
}
