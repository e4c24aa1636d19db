import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { mlApiRef } from '../../api';
import { Route, Routes } from '../../navigation';
import {
  answering,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import { createQueryClient, queryClientApiRef } from '../../query';
import {
  compareRouteRef,
  launchesRouteRef,
  promotionsRouteRef,
} from '../../routes';
import { sampleModel } from './samples';

const page = '/catalog/default/mlmodel/flight-delay';

/** A tab of the sample model's page, in front of a backend that answers as told. */
export const renderOnEntity = (
  tab: JSX.Element,
  options: {
    /** The tab's address below the page: `runs`. */
    path?: string;
    /** What follows it: `/abc?filter=x`. */
    rest?: string;
    answers: Answers;
  },
) => {
  const { path = '', rest = '', answers } = options;
  const { client, asked } = answering(answers);
  const { container } = renderInTestApp(
    <EntityProvider entity={sampleModel}>
      <Routes>
        <Route path={`${page}/${path}/*`} element={tab} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </EntityProvider>,
    {
      apis: [
        [mlApiRef, client],
        [queryClientApiRef, createQueryClient()],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ml/promotions': promotionsRouteRef,
        '/ml/launches': launchesRouteRef,
        '/ml/compare': compareRouteRef,
      },
      initialRouteEntries: [`${page}/${path}${rest}`],
    },
  );
  return { container, asked };
};

/** Where the sample model is in the API. */
export const ofModel = '/entities/mlmodel/default/flight-delay';
