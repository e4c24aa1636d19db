import { Filters, useView } from '../design';
import { CommittedField } from '../launches/form/CommittedField';
import { PromotionsTable } from '../promotions/list/PromotionsTable';
import { MlProvider } from '../query';
import { useEntityRef } from './useEntityRef';

const ofModel = {
  title: 'Nobody has asked for a promotion of this model yet.',
  detail:
    'Ask for one from a version, a run or the overview: it shows the gates, the approvers and the cost before you submit.',
};

const ofVersion = {
  title: 'No promotion of this model made or takes such a version.',
  detail: 'Write another version, or show all.',
};

/** All promotions of this model, open ones first; of one of its versions where the address names it. */
export const PromotionsTab = () => {
  const model = useEntityRef();
  const view = useView();
  const version = view.one('version');
  return (
    <MlProvider>
      <Filters
        label="Filter the promotions"
        isNarrowed={version !== undefined}
        onShowAll={() => view.set('version', undefined)}
      >
        <CommittedField
          id="promotions-version"
          label="Version"
          value={version ?? ''}
          maxLength={100}
          onCommit={next => view.set('version', next)}
        />
      </Filters>
      <PromotionsTable
        query={{ model, version }}
        empty={version === undefined ? ofModel : ofVersion}
      />
    </MlProvider>
  );
};
