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

const rank = (name: string): number => {
  const judge = judges.indexOf(name);
  if (judge >= 0) return judge;
  return /[./]/.test(name) ? judges.length + 1 : judges.length;
};

/**
 * Orders names of metrics by what a reader looks for: what models are judged by, then other plain names, then prefixed
 * ones (`champion.roc_auc`, `system/cpu`); among equals by name.
 */
export const byMeaning = (a: string, b: string): number =>
  rank(a) - rank(b) || a.localeCompare(b);
