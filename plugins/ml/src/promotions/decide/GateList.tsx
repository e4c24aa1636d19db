import type { Gate, Plan } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  Digest,
  Disclosure,
  Fact,
  Facts,
  RelativeTime,
  StatusMark,
} from '../../design';
import { gateOutcomes } from './gateWords';
import { JsonBlock } from './JsonBlock';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: theme.spacing(1),
  },
  title: { fontWeight: 650 },
  summary: {
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    lineHeight: 1.5,
  },
  evidence: { display: 'grid', gap: theme.spacing(1) },
}));

const GateEvidence = ({ gate, plan }: { gate: Gate; plan: Plan }) => {
  const rule = plan.gates.find(one => one.gate === gate.gate)?.rule;
  return (
    <div className={useStyles().evidence}>
      <Facts>
        <Fact name="Evaluated">
          {gate.evaluatedAt && <RelativeTime time={gate.evaluatedAt} />}
        </Fact>
        <Fact name="Evidence">
          {gate.evidenceDigest && (
            <Digest
              digest={gate.evidenceDigest}
              what="digest of the evidence"
            />
          )}
        </Fact>
      </Facts>
      {rule && (
        <div>
          The rule, sealed with the plan
          <JsonBlock label={`Rule of ${gate.title}`} value={rule} />
        </div>
      )}
      <div>
        The evidence
        <JsonBlock
          label={`Evidence of ${gate.title}`}
          value={gate.evidence ?? {}}
        />
      </div>
    </div>
  );
};

/** The gates with what came out of each; rule and evidence one click deep. */
export const GateList = ({
  gates,
  plan,
  label,
}: {
  gates: Gate[];
  plan: Plan;
  /** What these gates are, for screen readers. */
  label: string;
}) => {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {gates.map(gate => {
        const { label: word, meaning, tone } = gateOutcomes[gate.outcome];
        return (
          <li key={`${gate.phase} ${gate.gate}`} className={classes.item}>
            <Disclosure
              summary={
                <>
                  <span className={classes.head}>
                    <span className={classes.title}>{gate.title}</span>
                    <StatusMark tone={tone} label={word} meaning={meaning} />
                  </span>
                  <span className={classes.summary}>{gate.summary}</span>
                </>
              }
            >
              <GateEvidence gate={gate} plan={plan} />
            </Disclosure>
          </li>
        );
      })}
    </ul>
  );
};
