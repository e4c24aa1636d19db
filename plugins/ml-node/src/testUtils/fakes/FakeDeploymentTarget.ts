import { InputError } from '@backstage/errors';
import type {
  CallOptions,
  DeploymentSpec,
  DeploymentStatus,
  DeploymentTarget,
  SmokeResult,
} from '../../ports';
import { FakeFaults } from './FakeFaults';

/** Methods of the port that can be made to fail. */
export type DeploymentTargetMethod =
  | 'check'
  | 'apply'
  | 'find'
  | 'remove'
  | 'smoke';

type Deployment = {
  spec: DeploymentSpec;
  status: DeploymentStatus;
  /** What answers requests; an in-place update leaves the old version answering until the new one serves. */
  serving?: DeploymentSpec;
  answer?: SmokeResult;
};

/**
 * A serving system in memory. What is applied starts, and serves when the test calls
 * {@link FakeDeploymentTarget.serve}.
 */
export class FakeDeploymentTarget implements DeploymentTarget {
  readonly name: string;
  readonly system = 'Fake serving';
  readonly webUrl: string;
  /** Makes the target slow, silent or failing. */
  readonly faults = new FakeFaults<DeploymentTargetMethod>(this.system);

  readonly #deployments = new Map<string, Deployment>();
  readonly #serveAtOnce: boolean;
  #clock = 1_700_000_000_000;

  constructor(options: { name?: string; serveAtOnce?: boolean } = {}) {
    this.name = options.name ?? 'default';
    this.webUrl = `http://serving.example/${this.name}`;
    this.#serveAtOnce = options.serveAtOnce ?? false;
  }

  /** What was last applied, by name. */
  get specs(): Map<string, DeploymentSpec> {
    return new Map(
      [...this.#deployments].map(([name, { spec }]) => [name, spec]),
    );
  }

  /** The deployment has started and answers. */
  serve(name: string): void {
    const deployment = this.#get(name);
    deployment.status = { ...deployment.status, state: 'serving' };
    deployment.serving = deployment.spec;
  }

  /** The deployment does not start, for this reason. */
  fail(name: string, message: string): void {
    const deployment = this.#get(name);
    deployment.status = { ...deployment.status, state: 'failed', message };
  }

  /** What smoke requests get from now on, in place of the truth; `undefined` restores the truth. */
  answerWith(name: string, answer: SmokeResult | undefined): void {
    this.#get(name).answer = answer;
  }

  async check(options?: CallOptions) {
    return this.faults.run('check', options, () => ({ version: 'fake' }));
  }

  async apply(spec: DeploymentSpec, options?: CallOptions) {
    return this.faults.run('apply', options, () => {
      if (!/^[a-z0-9-]{1,63}$/.test(spec.name)) {
        throw new InputError(
          `The deployment name ${spec.name} is not of the form [a-z0-9-]{1,63}`,
        );
      }
      const present = this.#deployments.get(spec.name);
      if (
        present &&
        present.status.state !== 'failed' &&
        JSON.stringify(present.spec) === JSON.stringify(spec)
      ) {
        return;
      }
      this.#clock += 1_000;
      this.#deployments.set(spec.name, {
        spec,
        serving: present?.serving,
        answer: present?.answer,
        status: {
          state: 'starting',
          version: spec.version,
          digest: spec.digest,
          lastDeployedAt: this.#clock,
          endpoint: `${this.webUrl}/${spec.environment}/${spec.model}`,
        },
      });
      if (this.#serveAtOnce) {
        this.serve(spec.name);
      }
    });
  }

  async find(name: string, options?: CallOptions) {
    return this.faults.run('find', options, () => {
      const status = this.#deployments.get(name)?.status;
      return status && { ...status };
    });
  }

  async remove(name: string, options?: CallOptions) {
    return this.faults.run('remove', options, () => {
      this.#deployments.delete(name);
    });
  }

  async smoke(
    query: { name: string; model: string; environment: string; body: unknown },
    options?: CallOptions,
  ): Promise<SmokeResult> {
    return this.faults.run('smoke', options, () => {
      const deployment = this.#deployments.get(query.name);
      if (deployment?.answer) {
        return deployment.answer;
      }
      if (!deployment?.serving) {
        return { ok: false, status: 404, message: 'Nothing serves here' };
      }
      const { version, digest } = deployment.serving;
      if (typeof query.body !== 'object' || query.body === null) {
        return {
          ok: false,
          status: 400,
          version,
          digest,
          message: 'The body does not fit the signature',
        };
      }
      return { ok: true, status: 200, latency: 1, version, digest };
    });
  }

  #get(name: string): Deployment {
    const deployment = this.#deployments.get(name);
    if (!deployment) {
      throw new InputError(`Nothing called ${name} was deployed`);
    }
    return deployment;
  }
}
