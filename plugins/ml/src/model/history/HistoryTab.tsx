import { Stack, useView } from '../../design';
import { MlProvider } from '../../query';
import { useEntityRef } from '../useEntityRef';
import { useModel } from '../useModel';
import { InProductionAt } from './InProductionAt';
import { MovedOutsideNotices } from './MovedOutsideNotices';
import { MovesTable } from './MovesTable';

const History = () => {
  const model = useEntityRef();
  const view = useView();
  const overview = useModel(model).data;
  return (
    <Stack>
      <MovedOutsideNotices model={model} moved={overview?.movedOutside} />
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
