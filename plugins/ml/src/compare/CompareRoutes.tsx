import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { ComparePage } from './ComparePage';

/** What is below `/ml/compare`. */
export const CompareRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<ComparePage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
