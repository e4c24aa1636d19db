import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useCompareStyles } from './compareStyles';
import { differs, type Difference } from './differences';

/** A value as it is read: long digests are cut, the whole of it is on hover. */
const Value = ({ text }: { text: string | undefined }) =>
  text === undefined ? (
    <>–</>
  ) : (
    <span title={text}>
      {text.replace(/[0-9a-f]{20,}/g, digest => `${digest.slice(0, 12)}…`)}
    </span>
  );

/** One aspect of both sides: what differs, and on demand what is the same. */
export const DifferenceTable = (props: {
  name: string;
  candidate: string;
  champion?: string;
  rows: Difference[];
}) => {
  const { name, candidate, champion, rows } = props;
  const classes = useCompareStyles();
  const different = rows.filter(differs);
  const canFold = different.length > 0 && different.length < rows.length;
  const [all, setAll] = useState(false);
  const shown = canFold && !all ? different : rows;
  return (
    <>
      <div
        className={classes.scroll}
        tabIndex={0}
        role="region"
        aria-label={`${name} of both versions`}
      >
        <table
          className={classes.table}
          aria-label={`${name} of both versions`}
        >
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col">Version {candidate}</th>
              {champion && <th scope="col">Version {champion} (champion)</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <tr
                key={row.name}
                className={champion && !differs(row) ? 'same' : undefined}
              >
                <th scope="row">{row.name}</th>
                <td>
                  <Value text={row.candidate} />
                </td>
                {champion && (
                  <td>
                    <Value text={row.champion} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canFold && (
        <Button size="small" onClick={() => setAll(!all)}>
          {all
            ? 'Only what differs'
            : `Show ${rows.length - different.length} that are the same`}
        </Button>
      )}
    </>
  );
};
