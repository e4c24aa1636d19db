/** Tag by which a training run says which champion it evaluated beside its candidate (docs/reference/contracts.md). */
export const CHAMPION_TAG = 'slipway.champion.version';

/** Digests of the data a run was evaluated on, sorted, each once. */
export function evaluationDataOf(run: {
  datasets: readonly { digest: string; context?: string }[];
}): string[] {
  const digests = run.datasets
    .filter(({ context }) => context === 'evaluation')
    .map(({ digest }) => digest);
  return [...new Set(digests)].sort();
}
