import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

/** A version of a model that serves in an environment since a time, or that never answered there. */
export type Served = {
  model: string;
  environment: string;
  version: string;
  /** RFC 3339 in UTC. */
  servedAt: string | null;
};

/** Writes which versions served, without the loop. */
export async function insertServed(
  database: Knex,
  { model, environment, version, servedAt }: Served,
): Promise<void> {
  const rolloutId = randomUUID();
  await database('deployments')
    .insert({
      id: randomUUID(),
      model,
      environment,
      target: 'ray-serve',
      rollout_id: rolloutId,
      state: 'serving',
    })
    .onConflict(['model', 'environment'])
    .ignore();
  const { id } = await database('deployments')
    .where({ model, environment })
    .first('id');
  await database('rollouts').insert({
    id: rolloutId,
    deployment_id: id,
    plan: '{}',
    version,
    digest: `sha256:${'0'.repeat(64)}`,
    state: 'serving',
    approved_by: '[]',
    set_by: 'user:default/ada',
    set_at: servedAt ?? '2026-01-01T00:00:00.000Z',
    served_at: servedAt,
  });
}
