import type { Gate, Plan } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import { Disclosure, Panel } from '../../design';
import { GateList } from './GateList';

const useStyles = makeStyles(theme => ({
  heading: {
    margin: theme.spacing(2, 0, 0.5),
    fontSize: '0.875rem',
    fontWeight: 650,
  },
}));

const count = (gates: Gate[]) =>
  gates.length === 1 ? '1 gate judges' : `${gates.length} gates judge`;

/** May it go: the gates of the request, and those that judge the trained version, the latter folded until then. */
export const GatesPanel = ({ gates, plan }: { gates: Gate[]; plan: Plan }) => {
  const classes = useStyles();
  const request = gates.filter(({ phase }) => phase === 'request');
  const trained = gates.filter(({ phase }) => phase === 'trained');
  const isLater = trained.every(({ outcome }) => outcome === 'pending');
  const passed = request.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <Panel
      title="May it go"
      about={`${passed} of ${request.length} gates passed`}
    >
      <GateList gates={request} plan={plan} label="Gates" />
      {trained.length > 0 &&
        (isLater ? (
          <Disclosure
            summary={`${count(trained)} the version that the training makes`}
          >
            <GateList
              gates={trained}
              plan={plan}
              label="Gates of the trained version"
            />
          </Disclosure>
        ) : (
          <>
            <h3 className={classes.heading}>The trained version</h3>
            <GateList
              gates={trained}
              plan={plan}
              label="Gates of the trained version"
            />
          </>
        ))}
    </Panel>
  );
};
