import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from '../navigation';
import { MlProvider } from '../query';
import { PromotionPage } from './decide/PromotionPage';
import { PromotionsPage } from './list/PromotionsPage';
import { RequestPromotionPage } from './request/RequestPromotionPage';

/** What is below `/ml/promotions`. */
export const PromotionsRoutes = () => (
  <MlProvider>
    <Routes>
      <Route index element={<PromotionsPage />} />
      <Route path="request" element={<RequestPromotionPage />} />
      <Route path=":id" element={<PromotionPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  </MlProvider>
);
