import { isError } from '@backstage/errors';
import type { ArtefactDigest } from '@slipway/plugin-ml-node';
import type { HealthReader } from '../../health/types';
import type { PortDirectory } from '../../ports/PortDirectory';
import { askSystem } from '../../reconcile/askSystem';
import { evaluateGates } from './evaluateGates';
import type { GateRule } from './rules';
import type { EvaluatedGate, EvidenceSources, GateSubject } from './types';

/** Which version of which model is judged for which alias. */
export type JudgedVersion = {
  /** Entity reference. */
  model: string;
  /** Configured instance of registry and tracking server. */
  registry: string;
  registeredModel: string;
  version: string;
  digest: ArtefactDigest;
  alias: string;
};

/** Judges versions by rules, with evidence read from its sources at this instant. */
export class GateJudge {
  constructor(
    private readonly options: { ports: PortDirectory; health: HealthReader },
  ) {}

  /** Evaluates rules for a version. Throws `SystemUnavailableError` when a source gives no answer. */
  async judge(
    rules: readonly GateRule[],
    judged: JudgedVersion,
    at: Date,
  ): Promise<{ subject: GateSubject; gates: EvaluatedGate[] }> {
    const sources = this.sources(judged.registry);
    const subject: GateSubject = {
      model: judged.model,
      registeredModel: judged.registeredModel,
      version: judged.version,
      digest: judged.digest,
      champion: await this.#readChampion(judged, sources),
    };
    return { subject, gates: await evaluateGates(rules, subject, sources, at) };
  }

  /** Where evidence of a registry's models is read. */
  sources(instance: string): EvidenceSources {
    const { ports, health } = this.options;
    return {
      registry: ports.modelRegistry(instance),
      tracking: ports.trackingServer(instance),
      health,
    };
  }

  async #readChampion(
    { registeredModel, alias }: JudgedVersion,
    { registry }: EvidenceSources,
  ): Promise<string | undefined> {
    try {
      return await askSystem(registry, () =>
        registry.getAlias({ model: registeredModel, alias }),
      );
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}
