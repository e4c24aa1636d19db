import { Stack, useView } from '../../design';
import { MlProvider } from '../../query';
import { StandingNotices } from '../StandingNotices';
import { useEntityRef } from '../useEntityRef';
import { useModel } from '../useModel';
import { InProductionAt } from './InProductionAt';
import { MovesTable } from './MovesTable';

const History = () => {
  const model = useEntityRef();
  const view = useView();
  const overview = useModel(model).data;
  return (
    <Stack>
      <StandingNotices model={model} overview={overview} />
      <InProductionAt model={model} view={view} />
      <MovesTable
        model={model}
        environments={overview?.environments ?? []}
        view={view}
      />
    </Stack>
  );
};

/** What was in production at any moment, and every move of an alias. */
export const HistoryTab = () => (
  <MlProvider>
    <History />
  </MlProvider>
);
