import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';

/** What {@link revisionOf} reads of an entity. */
export const REVISION_FIELDS = ['metadata.uid', 'metadata.etag'];

/** Another text when an entity came, changed or went, from pages of them in a lasting order. */
export async function revisionOf(
  pages: AsyncIterable<Entity[]>,
): Promise<string> {
  const digest = createHash('sha256');
  for await (const page of pages) {
    for (const { metadata } of page) {
      digest.update(`${metadata.uid} ${metadata.etag}\n`);
    }
  }
  return digest.digest('base64url');
}
