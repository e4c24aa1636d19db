/**
 * Orders names of metrics by what a reader looks for: plain names before prefixed ones (`champion.roc_auc`,
 * `system/cpu`), then by name.
 */
export const byMeaning = (a: string, b: string): number => {
  const prefixed = (name: string) => Number(/[./]/.test(name));
  return prefixed(a) - prefixed(b) || a.localeCompare(b);
};
