import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { HousekeepingPage } from './HousekeepingPage';

/** What is below `/ml/housekeeping`. */
export const HousekeepingRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<HousekeepingPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
