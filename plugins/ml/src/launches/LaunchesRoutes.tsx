import { Page } from '../design';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';

/** What is below `/ml/launches`. */
export const LaunchesRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<Page title="Launches" />} />
    </Routes>
  </MlProvider>
);
