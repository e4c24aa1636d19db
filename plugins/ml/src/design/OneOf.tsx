import type { ChoiceOption } from './Choice';
import { Pick } from './Pick';

/** At most one of some words, as a filter. */
export const OneOf = ({
  label,
  none,
  options,
  chosen = '',
  onChange,
}: {
  label: string;
  /** What choosing none is called. */
  none: string;
  options: ChoiceOption[];
  chosen?: string;
  onChange: (chosen: string | undefined) => void;
}) => (
  <Pick
    label={label}
    options={[{ value: '', label: none }, ...options]}
    picked={options.some(({ value }) => value === chosen) ? chosen : ''}
    onPick={value => onChange(value || undefined)}
  />
);
