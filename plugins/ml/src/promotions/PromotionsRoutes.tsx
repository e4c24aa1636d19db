import { Page } from '../design';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';

/** What is below `/ml/promotions`. */
export const PromotionsRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<Page title="Promotions" />} />
    </Routes>
  </MlProvider>
);
