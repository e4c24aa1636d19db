import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** `/ml`: every model. */
export const fleetRouteRef = createRouteRef();

/** `/ml/housekeeping`: what is out of order among the models. */
export const housekeepingRouteRef = createRouteRef();

/** `/ml/promotions`: what waits for me, and all the others. */
export const promotionsRouteRef = createRouteRef();

/** `/ml/promotions/:id`: everything needed to decide one promotion, and to follow it. */
export const promotionRouteRef = createSubRouteRef({
  parent: promotionsRouteRef,
  path: '/:id',
});

/**
 * `/ml/promotions/request`: the form. Its values are in the address: `model` (entity reference), `version`,
 * `environment`, `mode`.
 */
export const requestPromotionRouteRef = createSubRouteRef({
  parent: promotionsRouteRef,
  path: '/request',
});

/** `/ml/servers`: the outside systems, how they answer, and how far what is kept of them is. */
export const serversRouteRef = createRouteRef();

/** `/ml/launches`: what runs on the clusters. */
export const launchesRouteRef = createRouteRef();

/** `/ml/launches/:id`: one launch with its log. */
export const launchRouteRef = createSubRouteRef({
  parent: launchesRouteRef,
  path: '/:id',
});

/** `/ml/launches/new`: start a pipeline. `pipeline` and `model` (entity references) are in the address. */
export const newLaunchRouteRef = createSubRouteRef({
  parent: launchesRouteRef,
  path: '/new',
});

/**
 * `/ml/compare`: several runs of a model side by side. `model` (entity reference) and `runs` are in the address, as is
 * everything the reader chose.
 */
export const compareRouteRef = createRouteRef();
