import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { LaunchesPage } from './LaunchesPage';
import { LaunchPage } from './LaunchPage';
import { NewLaunchPage } from './NewLaunchPage';

/** What is below `/ml/launches`. */
export const LaunchesRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<LaunchesPage />} />
      <Route path="new" element={<NewLaunchPage />} />
      <Route path=":id" element={<LaunchPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
