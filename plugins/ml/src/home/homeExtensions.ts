import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

const half = { width: { defaultColumns: 6 }, height: { defaultRows: 4 } };

/** Widgets for the home page of a portal that has one. */
export const homeExtensions = [
  HomePageWidgetBlueprint.make({
    name: 'waiting-for-me',
    params: {
      name: 'MlWaitingForMe',
      title: 'Waiting for me',
      description: 'Promotions that you may decide now',
      layout: half,
      components: () => import('./WaitingForMe').then(m => m.parts),
    },
  }),
  HomePageWidgetBlueprint.make({
    name: 'needs-attention',
    params: {
      name: 'MlNeedsAttention',
      title: 'Needs attention',
      description: 'Models that fail, are degraded or say nothing',
      layout: half,
      components: () => import('./NeedsAttention').then(m => m.parts),
    },
  }),
  HomePageWidgetBlueprint.make({
    name: 'my-models',
    params: {
      name: 'MlMyModels',
      title: 'My models',
      description: 'What you and your teams own, and how it does',
      layout: half,
      components: () => import('./MyModels').then(m => m.parts),
    },
  }),
];
