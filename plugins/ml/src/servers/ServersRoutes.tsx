import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { ServersPage } from './ServersPage';

/** What is below `/ml/servers`. */
export const ServersRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<ServersPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
