import type { PortDirectory } from '../ports/PortDirectory';
import { askSystem, type Turn } from '../reconcile';
import { readPlan, type LaunchRow } from './launchRow';
import { environmentOf, labelsOf, submissionIdOf } from './submission';

/** What a submission needs of its surroundings. */
export type Surroundings = {
  ports: PortDirectory;
  /** Base URL of the portal's API, as jobs reach it. */
  portalUrl: () => Promise<string>;
};

/**
 * Hands a launch's newest attempt to its cluster, or adopts the execution that an earlier try made. Throws
 * `SystemUnavailableError` when the forge or the cluster does not answer, and their error when they refuse.
 */
export async function submitAttempt(
  row: Pick<LaunchRow, 'id' | 'attempt' | 'cluster' | 'plan' | 'plan_hash'>,
  { ports, portalUrl }: Surroundings,
  { signal }: Pick<Turn, 'signal'>,
): Promise<{ submissionId: string; adopted: boolean }> {
  const { id, attempt } = row;
  const plan = readPlan(row);
  const { sourceReader } = ports;
  const launcher = ports.launcher(row.cluster);
  const submissionId = submissionIdOf(id, attempt);
  const registry = plan.model
    ? ports.modelRegistry(plan.model.registry)
    : ports.modelRegistries[0];
  const source = await askSystem(
    { system: `the source at ${new URL(plan.sourceUrl).host}` },
    () =>
      sourceReader.archive(
        { url: plan.sourceUrl, commit: plan.sourceCommit },
        { signal },
      ),
  );
  const url = await portalUrl();
  const { adopted } = await askSystem(launcher, () =>
    launcher.submit(
      {
        submissionId,
        entrypoint: plan.entrypoint,
        environment: environmentOf({
          id,
          attempt,
          plan,
          portalUrl: url,
          trackingUri: registry?.clientUri,
          gpuHolder: launcher.gpuHolder,
        }),
        resources: plan.resources,
        source,
        labels: labelsOf({ id, attempt, planHash: row.plan_hash }),
      },
      { signal },
    ),
  );
  return { submissionId, adopted };
}
