import { Link } from '@backstage/core-components';
import type { Run } from '@slipway/plugin-ml-common';
import { Fact, Facts, Identifier } from '../../design';

type Dataset = Run['datasets'][number];

const isWebAddress = (source: string) => /^https?:\/\//.test(source);

/** What a run read: name, digest and what for. */
export const DatasetList = ({ datasets }: { datasets: Dataset[] }) =>
  datasets.length === 0 ? (
    <span>The run did not log its data.</span>
  ) : (
    <Facts>
      {datasets.map(({ name, digest, context, source }) => (
        <Fact key={`${context} ${name} ${digest}`} name={context ?? 'data'}>
          {source && isWebAddress(source) ? (
            <Link to={source}>{name}</Link>
          ) : (
            <span title={source}>{name}</span>
          )}{' '}
          <Identifier value={digest} what={`digest of ${name}`} />
        </Fact>
      ))}
    </Facts>
  );
