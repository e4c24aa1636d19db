import { makeStyles } from '@material-ui/core/styles';
import { usePalette } from '../../../design';

const useStyles = makeStyles({
  box: { width: 18, height: 18, margin: 3, cursor: 'pointer' },
});

/** The box that selects a row. The browser's own: there may be hundreds. */
export const SelectBox = ({
  label,
  checked,
  onToggle,
}: {
  label: string;
  checked: boolean;
  /** `range`: with Shift, all from the last touched one. */
  onToggle: (range: boolean) => void;
}) => (
  <input
    type="checkbox"
    className={useStyles().box}
    style={{ accentColor: usePalette().primary }}
    aria-label={label}
    checked={checked}
    onChange={({ nativeEvent }) =>
      onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
    }
  />
);
