import { MlProvider } from '../query';
import { PromotionsTable } from '../promotions/list/PromotionsTable';
import { useEntityRef } from './useEntityRef';

/** All promotions of this model, open ones first. */
export const PromotionsTab = () => {
  const model = useEntityRef();
  return (
    <MlProvider>
      <PromotionsTable
        query={{ model }}
        empty={{
          title: 'Nobody has asked for a promotion of this model yet.',
          detail:
            'Ask for one from a version, a run or the overview: it shows the gates, the approvers and the cost before you submit.',
        }}
      />
    </MlProvider>
  );
};
