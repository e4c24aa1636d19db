import type { Comparison, PromotionDetail } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  Commit,
  Digest,
  Disclosure,
  Empty,
  Fact,
  Facts,
  Notice,
  Panel,
  RelativeTime,
  sayBytes,
} from '../../design';
import { DifferenceTable } from './DifferenceTable';
import {
  dataDifferences,
  dependencyDifferences,
  differs,
  parameterDifferences,
  signatureDifferences,
  type Difference,
} from './differences';
import { MetricsTable } from './MetricsTable';

const aspects: [string, (comparison: Comparison) => Difference[]][] = [
  ['Data', dataDifferences],
  ['Parameters', parameterDifferences],
  ['Dependencies', dependencyDifferences],
  ['Signature', signatureDifferences],
];

const useStyles = makeStyles(theme => ({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(2, 0),
  },
  side: {
    margin: theme.spacing(0, 0, 1),
    fontSize: '0.875rem',
    fontWeight: 650,
  },
}));

const sayDifferences = (rows: Difference[], champion: boolean) => {
  if (rows.length === 0) return 'nothing recorded';
  if (!champion) return `${rows.length} recorded`;
  const count = rows.filter(differs).length;
  return count === 0 ? 'the same' : `${count} of ${rows.length} differ`;
};

const sayComparison = (
  { candidate, champion }: Comparison,
  { environment }: PromotionDetail['promotion'],
) => {
  if (!champion)
    return `Nothing serves in ${environment} yet: version ${candidate.version} would be the first`;
  return champion.version === candidate.version
    ? `Version ${champion.version} is what serves in ${environment}; a version that is trained will be compared with it`
    : `Version ${candidate.version} against version ${champion.version}, which serves in ${environment}`;
};

const SideFacts = (props: { title: string; side: Comparison['candidate'] }) => {
  const { side, title } = props;
  return (
    <div>
      <h3 className={useStyles().side}>{title}</h3>
      <Facts>
        <Fact name="Created">
          {side.createdAt && <RelativeTime time={side.createdAt} />}
        </Fact>
        <Fact name="Commit">
          {side.commit && <Commit commit={side.commit} />}
        </Fact>
        <Fact name="Artefact">
          {side.digest && <Digest digest={side.digest} />}
        </Fact>
        <Fact name="Size">
          {side.size === undefined ? undefined : sayBytes(side.size)}
        </Fact>
      </Facts>
    </div>
  );
};

/** What changes: the candidate beside the version that serves, in metrics, code, data, parameters, packages, schema. */
export const ChangesPanel = ({
  detail,
}: {
  detail: Pick<PromotionDetail, 'comparison' | 'promotion'>;
}) => {
  const classes = useStyles();
  const { comparison, promotion } = detail;
  if (!comparison)
    return (
      <Panel title="What changes">
        <Empty
          title="Nothing to compare yet"
          detail="The comparison appears when the gates have been evaluated."
        />
      </Panel>
    );
  const { candidate, champion } = comparison;
  return (
    <Panel title="What changes" about={sayComparison(comparison, promotion)}>
      {comparison.error && (
        <Notice
          tone="warning"
          title="The comparison is not complete"
          detail={comparison.error}
        />
      )}
      {comparison.metrics.length > 0 ? (
        <MetricsTable comparison={comparison} />
      ) : (
        <Empty
          title="No metrics"
          detail="Neither run logged evaluation metrics."
        />
      )}
      <div className={classes.sides}>
        <SideFacts
          title={`Candidate: version ${candidate.version}`}
          side={candidate}
        />
        {champion && (
          <SideFacts
            title={`Champion: version ${champion.version}`}
            side={champion}
          />
        )}
      </div>
      {aspects.map(([name, differencesOf]) => {
        const rows = differencesOf(comparison);
        return (
          <Disclosure
            key={name}
            open={champion !== undefined && rows.some(differs)}
            summary={
              <>
                <strong>{name}</strong>:{' '}
                {sayDifferences(rows, champion !== undefined)}
              </>
            }
          >
            {rows.length > 0 ? (
              <DifferenceTable
                name={name}
                candidate={candidate.version}
                champion={champion?.version}
                rows={rows}
              />
            ) : (
              <>Neither version recorded any.</>
            )}
          </Disclosure>
        );
      })}
    </Panel>
  );
};
