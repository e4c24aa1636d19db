import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { FleetPage } from './FleetPage';

/** What is below `/ml`. */
export const FleetRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<FleetPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
