import { Route, Routes } from '../../navigation';
import { MlProvider } from '../../query';
import { useEntityRef } from '../useEntityRef';
import { CompareVersionsPage } from './compare/CompareVersionsPage';
import { VersionPage } from './VersionPage';
import { VersionsTable } from './VersionsTable';

/** The versions of a model, and each of them. */
export const VersionsTab = () => {
  const model = useEntityRef();
  return (
    <MlProvider>
      <Routes>
        <Route index element={<VersionsTable model={model} />} />
        <Route path="compare" element={<CompareVersionsPage model={model} />} />
        <Route path=":version" element={<VersionPage model={model} />} />
      </Routes>
    </MlProvider>
  );
};
