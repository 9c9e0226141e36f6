import { type RouteObject } from 'react-router';
import { ErrorPage } from './ErrorPage';
import { NotFound } from './NotFound';
import { Skeleton } from '../ui/Skeleton';
import { Shell } from './Shell';

/** Every view, each loaded when it is first gone to. `handle.title` names it in the window's title. */
const views: RouteObject[] = [
  {
    index: true,
    handle: { title: 'Overview' },
    lazy: async () => ({
      Component: (await import('../views/overview/OverviewPage')).OverviewPage,
    }),
  },
  {
    path: 'artifacts',
    handle: { title: 'Artifacts' },
    lazy: async () => ({
      Component: (await import('../views/artifact/ArtifactsPage')).ArtifactsPage,
    }),
  },
  {
    path: 'artifacts/*',
    lazy: async () => ({
      Component: (await import('../views/artifact/ArtifactPage')).ArtifactPage,
    }),
  },
  {
    path: 'promotions',
    handle: { title: 'Promotions' },
    lazy: async () => ({
      Component: (await import('../views/promotions/PromotionsPage')).PromotionsPage,
    }),
  },
  {
    path: 'promotions/*',
    handle: { title: 'Promotion' },
    lazy: async () => ({
      Component: (await import('../views/promotions/PromotionPage')).PromotionPage,
    }),
  },
  {
    path: 'reviews',
    handle: { title: 'Reviews' },
    lazy: async () => ({
      Component: (await import('../views/reviews/ReviewsPage')).ReviewsPage,
    }),
  },
  {
    path: 'plan',
    handle: { title: 'Plan a run' },
    lazy: async () => ({
      Component: (await import('../views/plan/PlanPage')).PlanPage,
    }),
  },
  { path: '*', handle: { title: 'Not found' }, element: <NotFound /> },
];

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    // Where the shell itself fails; a view that fails leaves the shell standing.
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Skeleton label="Pedigree" />,
    children: [{ errorElement: <ErrorPage />, children: views }],
  },
];
