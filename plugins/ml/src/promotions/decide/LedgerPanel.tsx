import type { LedgerEntry, PromotionDetail } from '@slipway/plugin-ml-common';
import {
  Disclosure,
  EntityLink,
  Identifier,
  Panel,
  RelativeTime,
  StatusMark,
} from '../../design';
import { useCompareStyles } from './compareStyles';
import { JsonBlock } from './JsonBlock';

const sayAct = (act: string) =>
  act.replace(/^promotion\./, '').replace(/[._]/g, ' ');

const Entry = ({ entry }: { entry: LedgerEntry }) => (
  <tr>
    <td className="number">{entry.sequence}</td>
    <td>
      <RelativeTime time={entry.at} />
    </td>
    <td>
      {entry.actor.startsWith('system:') ? (
        'Slipway'
      ) : (
        <EntityLink entityRef={entry.actor} />
      )}
    </td>
    <td style={{ width: '45%' }}>
      {entry.detail && Object.keys(entry.detail).length > 0 ? (
        <Disclosure summary={sayAct(entry.act)}>
          <JsonBlock
            label={`Detail of entry ${entry.sequence}`}
            value={entry.detail}
          />
        </Disclosure>
      ) : (
        sayAct(entry.act)
      )}
    </td>
    <td>
      <Identifier value={entry.hash} what="hash of the entry" />
    </td>
  </tr>
);

/** Every decision and act of this promotion as the ledger has it, and whether the chain verifies. */
export const LedgerPanel = ({
  detail,
}: {
  detail: Pick<PromotionDetail, 'ledger' | 'ledgerHolds'>;
}) => {
  const classes = useCompareStyles();
  const { ledger, ledgerHolds } = detail;
  return (
    <Panel
      title="Ledger"
      about="Append-only; each entry holds the hash of the one before"
      acts={
        ledgerHolds ? (
          <StatusMark
            tone="good"
            label="Chain verifies"
            meaning="Every entry's hash was computed again and fits."
          />
        ) : (
          <StatusMark
            tone="bad"
            label="Chain is broken"
            meaning="An entry was changed or removed after it was written. Tell whoever runs the portal."
          />
        )
      }
    >
      <div
        className={classes.scroll}
        tabIndex={0}
        role="region"
        aria-label="Entries of the ledger"
      >
        <table
          className={`${classes.table} ${classes.wide}`}
          aria-label="Entries of the ledger"
        >
          <thead>
            <tr>
              <th scope="col" className="number">
                Entry
              </th>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Hash</th>
            </tr>
          </thead>
          <tbody>
            {ledger.map(entry => (
              <Entry key={entry.sequence} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};
