import { isError } from '@backstage/errors';
import { askSystem } from '../../reconcile/askSystem';
import type { RuleOf } from './rules';
import type { EvidenceSources, GateSubject, Judgement } from './types';

/** What the registry says of the version. */
export type VersionReadyEvidence = {
  version: string;
  status: 'pending' | 'ready' | 'failed' | 'missing';
  message?: string;
};

/** Reads the version's state from the registry. Throws only when the registry gives no answer. */
export async function readVersionReady(
  { registeredModel, version }: GateSubject,
  { registry }: Pick<EvidenceSources, 'registry'>,
): Promise<VersionReadyEvidence> {
  try {
    const found = await askSystem(registry, () =>
      registry.getVersion({ model: registeredModel, version }),
    );
    return { version, status: found.status, message: found.statusMessage };
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return { version, status: 'missing', message: error.message };
    }
    throw error;
  }
}

/** A version that is not ready cannot be served. */
export function judgeVersionReady(
  _rule: RuleOf<'version_ready'>,
  { version, status, message }: VersionReadyEvidence,
): Judgement {
  const because = message ? `: ${message}` : '';
  switch (status) {
    case 'ready':
      return { outcome: 'passed', summary: `Version ${version} is ready` };
    case 'pending':
      return {
        outcome: 'not_evaluated',
        summary: `Version ${version} is still being registered${because}`,
      };
    case 'failed':
      return {
        outcome: 'failed',
        summary: `Version ${version} failed to register${because}`,
      };
    case 'missing':
      return {
        outcome: 'failed',
        summary: `Version ${version} is not in the registry${because}`,
      };
    default:
      return status satisfies never;
  }
}
