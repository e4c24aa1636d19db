import type { Run } from '@slipway/plugin-ml-common';
import {
  Fact,
  Facts,
  Identifier,
  isWebAddress,
  OutsideText,
  shownText,
  WebLink,
} from '../../design';

type Dataset = Run['datasets'][number];

/** What a run read: name, digest and what for. */
export const DatasetList = ({ datasets }: { datasets: Dataset[] }) =>
  datasets.length === 0 ? (
    <span>The run did not log its data.</span>
  ) : (
    <Facts>
      {datasets.map(({ name, digest, context, source }) => (
        <Fact key={`${context} ${name} ${digest}`} name={context ?? 'data'}>
          {source && isWebAddress(source) ? (
            <WebLink address={source}>{shownText(name)}</WebLink>
          ) : (
            <span title={source && shownText(source)}>
              <OutsideText text={name} />
            </span>
          )}{' '}
          <Identifier value={digest} what={`digest of ${name}`} />
        </Fact>
      ))}
    </Facts>
  );
