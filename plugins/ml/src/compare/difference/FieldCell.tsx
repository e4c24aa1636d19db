import { makeStyles } from '@material-ui/core/styles';
import {
  exactTime,
  monospace,
  sayDuration,
  sayNumber,
  sayTime,
  usePalette,
} from '../../design';
import { sayParameter } from '../../model/runs/sayParameter';
import type { ComparedField, FieldValue } from '../fields/comparedFields';

const useStyles = makeStyles({
  cell: {
    display: 'inline-block',
    maxWidth: 220,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
  },
  code: { fontFamily: monospace, fontSize: '0.95em' },
  best: { fontWeight: 700 },
});

const COMMIT = 8;

/** A value as people read it; the exact one is on hover. */
export const sayField = (
  { id }: ComparedField,
  value: FieldValue | undefined,
): string => {
  if (value === undefined) return '–';
  if (id === 'run.seconds') return sayDuration(Number(value));
  if (id === 'run.started') return sayTime(String(value));
  if (id === 'code.commit') return String(value).slice(0, COMMIT);
  return typeof value === 'number' ? sayNumber(value) : sayParameter(value);
};

const exactly = ({ id }: ComparedField, value: FieldValue): string =>
  id === 'run.started' ? exactTime(String(value)) : String(value);

const isCode = ({ group }: ComparedField) =>
  group === 'parameters' || group === 'code';

/** What a run has for a field. No tooltip component: there may be thousands of cells. */
export const FieldCell = ({
  field,
  value,
  isBest,
}: {
  field: ComparedField;
  value: FieldValue | undefined;
  isBest: boolean;
}) => {
  const classes = useStyles();
  const { healthy, unknown } = usePalette();
  if (value === undefined)
    return <span style={{ color: unknown }}>{sayField(field, value)}</span>;
  return (
    <span
      className={[
        classes.cell,
        isCode(field) ? classes.code : '',
        isBest ? classes.best : '',
      ].join(' ')}
      style={isBest ? { color: healthy } : undefined}
      title={exactly(field, value)}
    >
      {isBest ? (
        <span role="img" aria-label="best">
          ★{' '}
        </span>
      ) : null}
      {sayField(field, value)}
    </span>
  );
};
