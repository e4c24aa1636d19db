import { Route, Routes } from '../../navigation';
import { MlProvider } from '../../query';
import { useEntityRef } from '../useEntityRef';
import { RunPage } from './RunPage';
import { RunsTable } from './RunsTable';

/** The runs of a model's experiments, and each of them. */
export const RunsTab = () => {
  const model = useEntityRef();
  return (
    <MlProvider>
      <Routes>
        <Route index element={<RunsTable model={model} />} />
        <Route path=":runId" element={<RunPage model={model} />} />
      </Routes>
    </MlProvider>
  );
};
