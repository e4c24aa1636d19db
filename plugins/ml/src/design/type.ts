/** Type of identifiers, code and logs. Nothing is loaded from outside. */
export const monospace =
  'ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace';
