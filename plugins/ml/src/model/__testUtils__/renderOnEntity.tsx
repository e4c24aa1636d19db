import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { mlApiRef } from '../../api';
import { Route, Routes, useLocation } from '../../navigation';
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

/** Any other page: its address is what matters. */
const Elsewhere = () => {
  const { pathname, search } = useLocation();
  return (
    <>
      <p>elsewhere</p>
      <output aria-label="Address">{`${pathname}${search}`}</output>
    </>
  );
};

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
        <Route path="*" element={<Elsewhere />} />
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

/** The address of the page that a test was led to from the tab. */
export const addressElsewhere = async () =>
  new URL(
    (await screen.findByRole('status', { name: 'Address' })).textContent ?? '',
    'http://portal.test',
  );

/** Where the sample model is in the API. */
export const ofModel = '/entities/mlmodel/default/flight-delay';
