import { Pick } from '../Pick';
import { MOST_LISTED } from './byName';
import { NameField, type NameFieldProps } from './NameField';

/** One of any number of names: from the browser's own list, and where there are too many for it, found by its name. */
export const PickByName = ({ noun, ...props }: NameFieldProps) =>
  props.options.length > MOST_LISTED ? (
    <NameField noun={noun} {...props} />
  ) : (
    <Pick native {...props} />
  );
