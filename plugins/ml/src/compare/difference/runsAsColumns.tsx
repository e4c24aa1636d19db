import { makeStyles } from '@material-ui/core/styles';
import { monospace, shownText, type Column } from '../../design';
import {
  bestOf,
  groupWords,
  toldOf,
  type ComparedField,
} from '../fields/comparedFields';
import { ChooseRun } from './ChooseRun';
import type { DifferenceProps } from './differenceProps';
import { FieldCell } from './FieldCell';
import { RunHead } from './RunHead';

const useStyles = makeStyles(theme => ({
  below: { [theme.breakpoints.down('xs')]: { display: 'none' } },
}));

/** The room of a group's name, so that values stand beside what they are values of. */
const BelowGroup = () => (
  <div aria-hidden className={useStyles().below}>
    &nbsp;
  </div>
);

/** A line of the table: what is compared, or the line in which a run is chosen. */
export type DifferenceLine =
  | { id: 'choose' }
  | {
      id: string;
      field: ComparedField;
      best: ReadonlySet<string>;
      /** The first of its group says the group's name. */
      startsGroup: boolean;
    };

/** The lines of the table with a column for each run. */
export const linesOf = ({
  fields,
  runs,
}: Pick<DifferenceProps, 'fields' | 'runs'>): DifferenceLine[] => [
  { id: 'choose' },
  ...fields.map((field, index) => ({
    id: field.id,
    field,
    best: bestOf(field, runs),
    startsGroup: field.group !== fields[index - 1]?.group,
  })),
];

/** A column for each run. It reads best for a few. */
export const runsAsColumns = ({
  model,
  runs,
  looks,
  chosen,
  onChoose,
}: Omit<DifferenceProps, 'fields'>): Column<DifferenceLine>[] => [
  {
    id: 'name',
    title: 'What',
    names: true,
    held: 0,
    width: 180,
    text: line => ('field' in line ? line.id : 'chosen'),
    cell: line =>
      'field' in line ? (
        <>
          {line.startsGroup ? (
            <div style={{ fontWeight: 650 }}>
              {groupWords[line.field.group]}
            </div>
          ) : null}
          <span style={{ fontFamily: monospace, overflowWrap: 'anywhere' }}>
            {shownText(line.field.name)}
          </span>
        </>
      ) : (
        'Chosen'
      ),
  },
  ...runs.map(
    (run): Column<DifferenceLine> => ({
      id: run.id,
      title: run.name,
      head: <RunHead model={model} run={run} look={looks.get(run.id)} />,
      text: line =>
        'field' in line ? toldOf(line.field, run) : String(chosen === run.id),
      cell: line =>
        'field' in line ? (
          <>
            {line.startsGroup ? <BelowGroup /> : null}
            <FieldCell
              field={line.field}
              run={run}
              isBest={line.best.has(run.id)}
            />
          </>
        ) : (
          <ChooseRun run={run} chosen={chosen} onChoose={onChoose} />
        ),
    }),
  ),
];
