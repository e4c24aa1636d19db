import type { ModelCard } from '@slipway/plugin-ml-common';
import { withoutUserInfo } from '../../ports/withoutUserInfo';

/** Longest card that a page gets, in characters. */
const LONGEST = 100_000;

const NAMES = ['readme.md', 'model_card.md', 'modelcard.md', 'model-card.md'];

const depth = (path: string) => path.split('/').length;

/** The file of an artefact that is its card: README.md or a model card, the one highest up in the tree. */
export const cardPath = (paths: readonly string[]): string | undefined =>
  paths
    .filter(path => NAMES.includes(path.split('/').pop()?.toLowerCase() ?? ''))
    .sort((a, b) => depth(a) - depth(b) || a.localeCompare(b))[0];

/** A text as a card, without what signs in to its addresses; undefined when it says nothing. */
export const toCard = (
  text: string | undefined,
  source: string,
): ModelCard | undefined => {
  if (!text?.trim()) return undefined;
  const plain = withoutUserInfo(text);
  return plain.length > LONGEST
    ? { text: plain.slice(0, LONGEST), source, truncated: true }
    : { text: plain, source };
};
