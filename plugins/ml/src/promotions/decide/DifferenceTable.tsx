import { differs, type Difference } from './differences';
import { useCompareStyles } from './compareStyles';

/** One aspect of both sides; what is the same stays readable but steps back. */
export const DifferenceTable = (props: {
  name: string;
  candidate: string;
  champion?: string;
  rows: Difference[];
}) => {
  const { name, candidate, champion, rows } = props;
  const classes = useCompareStyles();
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={`${name} of both versions`}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">Version {candidate}</th>
            {champion && <th scope="col">Version {champion} (champion)</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr
              key={row.name}
              className={champion && !differs(row) ? 'same' : undefined}
            >
              <th scope="row">{row.name}</th>
              <td>{row.candidate ?? '–'}</td>
              {champion && <td>{row.champion ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
