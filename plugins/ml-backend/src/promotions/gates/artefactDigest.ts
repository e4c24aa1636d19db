import { isError } from '@backstage/errors';
import { askSystem } from '../../reconcile/askSystem';
import type { RuleOf } from './rules';
import type { EvidenceSources, GateSubject, Judgement } from './types';

/** The digest that was fixed and the one that the artefact has now. */
export type ArtefactDigestEvidence = {
  version: string;
  expected: string;
  found?: string;
  files?: number;
  /** Bytes. */
  size?: number;
  /** Why there is no digest. */
  error?: string;
};

/** Digests the artefact as it is now. Throws only when the registry gives no answer. */
export async function readArtefactDigest(
  { registeredModel, version, digest: expected }: GateSubject,
  { registry }: Pick<EvidenceSources, 'registry'>,
): Promise<ArtefactDigestEvidence> {
  try {
    const { digest, files, size } = await askSystem(registry, () =>
      registry.digestArtefact({ model: registeredModel, version }),
    );
    return { version, expected, found: digest, files: files.length, size };
  } catch (error) {
    if (
      isError(error) &&
      (error.name === 'NotFoundError' || error.name === 'InputError')
    ) {
      return { version, expected, error: error.message };
    }
    throw error;
  }
}

/** Another artefact than the one that was asked for is never served. */
export function judgeArtefactDigest(
  _rule: RuleOf<'artefact_digest'>,
  { version, expected, found, files, error }: ArtefactDigestEvidence,
): Judgement {
  if (found === undefined) {
    return {
      outcome: 'not_evaluated',
      summary: `The artefact of version ${version} could not be digested: ${error}`,
    };
  }
  if (found !== expected) {
    return {
      outcome: 'failed',
      summary: `The artefact of version ${version} has changed: it is ${short(
        found,
      )}, asked for was ${short(expected)}`,
    };
  }
  return {
    outcome: 'passed',
    summary: `The ${files} files of version ${version} have the digest ${short(
      found,
    )}`,
  };
}

function short(digest: string) {
  return digest.slice(0, 'sha256:'.length + 12);
}
