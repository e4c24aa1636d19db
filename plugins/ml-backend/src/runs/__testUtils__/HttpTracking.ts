import { OutsideClient } from '@slipway/plugin-ml-node';
import type { CallOptions, RunQuery } from '@slipway/plugin-ml-node';
import {
  FakeTrackingServer,
  OutsideServer,
} from '@slipway/plugin-ml-node/testUtils';
import { z } from 'zod';

const run = z.object({
  id: z.string(),
  name: z.string(),
  experimentId: z.string(),
  status: z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']),
  startTime: z.number(),
  endTime: z.number().optional(),
  lifecycleStage: z.enum(['active', 'deleted']),
  metrics: z.array(
    z.object({
      key: z.string(),
      value: z.number(),
      step: z.number(),
      timestamp: z.number(),
    }),
  ),
  parameters: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  datasets: z.array(z.object({ name: z.string(), digest: z.string() })),
});
const runs = z.object({
  items: z.array(run),
  nextCursor: z.string().optional(),
});

/** What a server says instead of its runs; undefined: nothing else. */
export type Lie = (query: RunQuery) => string | Buffer | undefined;

/** A tracking server whose runs come over HTTP from a server that holds them in memory, and that may lie. */
export class HttpTracking extends FakeTrackingServer {
  /** What is at the other end. */
  readonly held: FakeTrackingServer;
  readonly #server: OutsideServer;
  readonly #client: OutsideClient;
  readonly #says: { lie: Lie };

  private constructor(
    held: FakeTrackingServer,
    server: OutsideServer,
    says: { lie: Lie },
  ) {
    super({ name: held.name });
    this.held = held;
    this.#server = server;
    this.#says = says;
    this.#client = new OutsideClient({
      system: this.system,
      instance: held.name,
      url: server.url,
      configKey: `ml.tracking.${held.name}.url`,
    });
  }

  static async start(name: string): Promise<HttpTracking> {
    const held = new FakeTrackingServer({ name });
    const says: { lie: Lie } = { lie: () => undefined };
    const server = await OutsideServer.start(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const query: RunQuery = JSON.parse(Buffer.concat(pieces).toString());
      response.end(
        says.lie(query) ?? JSON.stringify(await held.searchRuns(query)),
      );
    });
    return new HttpTracking(held, server, says);
  }

  set lie(lie: Lie) {
    this.#says.lie = lie;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  override async getExperimentsByName(names: string[], options?: CallOptions) {
    return this.held.getExperimentsByName(names, options);
  }

  override async getExperiment(id: string, options?: CallOptions) {
    return this.held.getExperiment(id, options);
  }

  override async searchRuns(query: RunQuery, options?: CallOptions) {
    return this.#client.json(runs, {
      method: 'POST',
      path: '/runs/search',
      idempotent: true,
      body: query,
      signal: options?.signal,
    });
  }
}
