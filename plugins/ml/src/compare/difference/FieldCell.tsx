import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import {
  exactTime,
  monospace,
  sayDuration,
  sayNumber,
  sayTime,
  shownText,
  usePalette,
  WebLink,
} from '../../design';
import { commitAddress } from '../../model/runs/page/commitAddress';
import { sayParameter } from '../../model/runs/sayParameter';
import { isPackage, sayPackage } from '../environment/packageFields';
import {
  toldOf,
  type ComparedField,
  type FieldValue,
} from '../fields/comparedFields';

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
  field: ComparedField,
  value: FieldValue | undefined,
): string => {
  if (value === undefined) return '–';
  if (isPackage(field)) return sayPackage(field, String(value));
  const { id } = field;
  if (id === 'run.seconds') return sayDuration(Number(value));
  if (id === 'run.started') return sayTime(String(value));
  if (typeof value === 'number') return sayNumber(value);
  return shownText(
    id === 'code.commit' ? value.slice(0, COMMIT) : sayParameter(value),
  );
};

const exactly = ({ id }: ComparedField, value: FieldValue): string =>
  id === 'run.started' ? exactTime(String(value)) : shownText(String(value));

const isCode = (field: ComparedField) =>
  field.group === 'parameters' || field.group === 'code' || isPackage(field);

/** The value; a commit leads to its page where the repository has one. */
const Said = ({
  field,
  run,
  value,
}: {
  field: ComparedField;
  run: Run;
  value: FieldValue;
}) => {
  const said = sayField(field, value);
  const address =
    field.id === 'code.commit'
      ? commitAddress(run.source?.url, String(value))
      : undefined;
  return address ? <WebLink address={address}>{said}</WebLink> : <>{said}</>;
};

/** What a run has for a field. No tooltip component: there may be thousands of cells. */
export const FieldCell = ({
  field,
  run,
  isBest,
}: {
  field: ComparedField;
  run: Run;
  isBest: boolean;
}) => {
  const classes = useStyles();
  const { healthy, unknown } = usePalette();
  const value = field.values.get(run.id);
  if (value === undefined)
    return <span style={{ color: unknown }}>{toldOf(field, run) ?? '–'}</span>;
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
      <Said field={field} run={run} value={value} />
    </span>
  );
};
