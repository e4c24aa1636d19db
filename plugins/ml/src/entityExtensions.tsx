import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  isFeatureSetLike,
  isModelLike,
  isPipelineLike,
} from '@slipway/plugin-ml-common';
import type { Entity } from '@backstage/catalog-model';
import { hasLineage } from './lineage/hasLineage';
import { tabs } from './model/links';

const isOurs = (entity: Entity) =>
  isModelLike(entity) || isFeatureSetLike(entity) || isPipelineLike(entity);

const cards = [
  EntityCardBlueprint.make({
    name: 'in-production',
    params: {
      type: 'content',
      filter: isModelLike,
      loader: () =>
        import('./model/overview/InProductionCard').then(m => (
          <m.InProductionCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'health',
    params: {
      type: 'content',
      filter: entity => isModelLike(entity) || isFeatureSetLike(entity),
      loader: () =>
        import('./model/overview/HealthCard').then(m => <m.HealthCard />),
    },
  }),
  EntityCardBlueprint.make({
    name: 'schema',
    params: {
      type: 'content',
      filter: isFeatureSetLike,
      loader: () =>
        import('./featureSet/SchemaCard').then(m => <m.SchemaCard />),
    },
  }),
  EntityCardBlueprint.make({
    name: 'pipeline',
    params: {
      type: 'content',
      filter: isPipelineLike,
      loader: () =>
        import('./pipeline/PipelineCard').then(m => <m.PipelineCard />),
    },
  }),
  EntityCardBlueprint.make({
    name: 'lineage',
    params: {
      type: 'content',
      filter: isOurs,
      loader: () =>
        import('./model/overview/LineageCard').then(m => <m.LineageCard />),
    },
  }),
  EntityCardBlueprint.make({
    name: 'activity',
    params: {
      type: 'content',
      filter: isModelLike,
      loader: () =>
        import('./model/overview/ActivityCard').then(m => <m.ActivityCard />),
    },
  }),
  EntityCardBlueprint.make({
    name: 'elsewhere',
    params: {
      type: 'info',
      filter: isModelLike,
      loader: () =>
        import('./model/overview/ElsewhereCard').then(m => <m.ElsewhereCard />),
    },
  }),
];

const contents = [
  EntityContentBlueprint.make({
    name: 'versions',
    params: {
      path: tabs.versions,
      title: 'Versions',
      filter: isModelLike,
      loader: () =>
        import('./model/versions/VersionsTab').then(m => <m.VersionsTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'runs',
    params: {
      path: tabs.runs,
      title: 'Runs',
      filter: isModelLike,
      loader: () => import('./model/runs/RunsTab').then(m => <m.RunsTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'health',
    params: {
      path: tabs.health,
      title: 'Health',
      filter: entity => isModelLike(entity) || isFeatureSetLike(entity),
      loader: () => import('./health/HealthTab').then(m => <m.HealthTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'promotions',
    params: {
      path: tabs.promotions,
      title: 'Promotions',
      filter: isModelLike,
      loader: () =>
        import('./model/PromotionsTab').then(m => <m.PromotionsTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'deployments',
    params: {
      path: tabs.deployments,
      title: 'Deployments',
      filter: isModelLike,
      loader: () =>
        import('./model/deployments/DeploymentsTab').then(m => (
          <m.DeploymentsTab />
        )),
    },
  }),
  EntityContentBlueprint.make({
    name: 'history',
    params: {
      path: tabs.history,
      title: 'History',
      filter: isModelLike,
      loader: () =>
        import('./model/history/HistoryTab').then(m => <m.HistoryTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'launches',
    params: {
      path: tabs.launches,
      title: 'Launches',
      filter: isPipelineLike,
      loader: () =>
        import('./pipeline/LaunchesTab').then(m => <m.LaunchesTab />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'lineage',
    params: {
      path: tabs.lineage,
      title: 'Lineage',
      filter: hasLineage,
      loader: () => import('./lineage/LineageTab').then(m => <m.LineageTab />),
    },
  }),
];

/** What the plugin adds to the pages of models, feature sets and pipelines in the catalog. */
export const entityExtensions = [...cards, ...contents];
