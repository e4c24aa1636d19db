// What models are most often judged by.
const judges = [
  'roc_auc',
  'accuracy',
  'f1',
  'f1_score',
  'mae',
  'rmse',
  'mse',
  'r2',
  'log_loss',
  'loss',
];

// `evaluation_roc_auc` is judged as `roc_auc` is, after it; what was measured on the training data comes after both.
const rank = (name: string): number => {
  const plain = judges.indexOf(name);
  if (plain >= 0) return plain;
  if (/[./]/.test(name)) return judges.length + 1;
  const judge = judges.findIndex(word => name.endsWith(`_${word}`));
  if (judge < 0) return judges.length;
  return judge + (/^train/.test(name) ? 0.75 : 0.5);
};

/**
 * Orders names of metrics by what a reader looks for: what models are judged by (also with a word before it,
 * `evaluation_roc_auc`), then other plain names, then prefixed
 * ones (`champion.roc_auc`, `system/cpu`); among equals by name.
 */
export const byMeaning = (a: string, b: string): number =>
  rank(a) - rank(b) || a.localeCompare(b);
