import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { RouteFailed } from './RouteFailed';
import { Shell } from './Shell';

/** Every page is a chunk of its own, loaded when it is first opened; handle.crumb names it in the breadcrumbs. */
const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/workbench" replace /> },
  {
    path: 'workbench',
    handle: { crumb: 'workbench' },
    lazy: () => import('@/features/workbench/page'),
  },
  {
    path: 'customers',
    handle: { crumb: 'customers' },
    children: [
      { index: true, lazy: () => import('@/features/customers/page') },
      { path: ':id', lazy: () => import('@/features/customer360/page') },
      { path: ':id/brief', lazy: () => import('@/features/brief/page') },
    ],
  },
  {
    path: 'warnings',
    handle: { crumb: 'warnings' },
    children: [
      { index: true, lazy: () => import('@/features/warnings/page') },
      { path: ':id', lazy: () => import('@/features/warnings/detail-page') },
    ],
  },
  {
    path: 'covenants',
    handle: { crumb: 'covenants' },
    children: [
      { index: true, lazy: () => import('@/features/warnings/covenants-page') },
      { path: ':id', lazy: () => import('@/features/warnings/covenant-page') },
    ],
  },
  { path: 'flows/:id', handle: { crumb: 'flows' }, lazy: () => import('@/features/warnings/flow-page') },
  {
    path: 'projects',
    handle: { crumb: 'projects' },
    children: [
      { index: true, lazy: () => import('@/features/projects/list-page') },
      { path: ':id', lazy: () => import('@/features/projects/page') },
    ],
  },
  { path: 'assistant', handle: { crumb: 'assistant' }, lazy: () => import('@/features/assistant/page') },
  { path: 'records/:entity', lazy: () => import('@/features/records/list-page') },
  { path: 'records/:entity/:id', lazy: () => import('@/features/records/record-page') },
  {
    path: 'service',
    handle: { crumb: 'service' },
    children: [
      { index: true, lazy: () => import('@/features/service/page') },
      { path: ':id', lazy: () => import('@/features/service/detail-page') },
    ],
  },
  { path: 'calendar', handle: { crumb: 'calendar' }, lazy: () => import('@/features/calendar/page') },
  { path: 'contacts', handle: { crumb: 'contacts' }, lazy: () => import('@/features/contacts/page') },
  {
    path: 'campaigns',
    handle: { crumb: 'campaigns' },
    children: [
      { index: true, lazy: () => import('@/features/campaigns/page') },
      { path: ':id', lazy: () => import('@/features/campaigns/detail-page') },
    ],
  },
  { path: 'pool', handle: { crumb: 'pool' }, lazy: () => import('@/features/pool/page') },
  { path: 'handovers/:id', handle: { crumb: 'pool' }, lazy: () => import('@/features/pool/pack-page') },
  { path: 'outlook', handle: { crumb: 'outlook' }, lazy: () => import('@/features/outlook/page') },
  { path: 'relations', handle: { crumb: 'relations' }, lazy: () => import('@/features/relations/page') },
  {
    path: 'loans',
    handle: { crumb: 'loans' },
    children: [
      { index: true, element: <Navigate to="/records/loan" replace /> },
      { path: ':id', lazy: () => import('@/features/loans/page') },
    ],
  },
  { path: 'drawdowns', element: <Navigate to="/records/drawdown" replace /> },
  { path: 'drawdowns/:id', lazy: () => import('@/features/lending/drawdown-page') },
  {
    path: 'collections',
    handle: { crumb: 'collections' },
    lazy: () => import('@/features/lending/collections-page'),
  },
  { path: 'facilities/:id', lazy: () => import('@/features/lending/facility/page') },
  { path: 'notices/:id', lazy: () => import('@/features/lending/facility/notice-page') },
  { path: 'inspections/:id', lazy: () => import('@/features/lending/inspection-page') },
  {
    path: 'day-end',
    handle: { crumb: 'dayEnd' },
    lazy: () => import('@/features/lending/day-end-page'),
  },
  {
    path: 'approvals',
    handle: { crumb: 'approvals' },
    lazy: () => import('@/features/approvals/page'),
  },
  {
    path: 'organisation',
    handle: { crumb: 'organisation' },
    lazy: () => import('@/features/organisation/page'),
  },
  {
    path: 'imports',
    handle: { crumb: 'imports' },
    children: [
      { index: true, lazy: () => import('@/features/imports/page') },
      { path: ':id', lazy: () => import('@/features/imports/batch-page') },
    ],
  },
  {
    path: 'duplicates',
    handle: { crumb: 'duplicates' },
    lazy: () => import('@/features/duplicates/page'),
  },
  {
    path: 'lab',
    handle: { crumb: 'lab' },
    children: [
      { index: true, lazy: () => import('@/features/lab/page') },
      { path: ':id', lazy: () => import('@/features/lab/model-page') },
    ],
  },
  {
    path: 'policies',
    handle: { crumb: 'policies' },
    lazy: () => import('@/features/policies/page'),
  },
  {
    path: 'portfolio',
    handle: { crumb: 'portfolio' },
    lazy: () => import('@/features/portfolio/page'),
  },
  { path: 'pipeline', handle: { crumb: 'pipeline' }, lazy: () => import('@/features/deals/pipeline-page') },
  { path: 'schemes', handle: { crumb: 'schemes' }, lazy: () => import('@/features/deals/scheme-page') },
  { path: 'products', handle: { crumb: 'products' }, lazy: () => import('@/features/deals/products-page') },
  {
    path: 'documents',
    handle: { crumb: 'documents' },
    lazy: () => import('@/features/deals/documents-page'),
  },
  {
    path: 'cases',
    handle: { crumb: 'cases' },
    children: [
      { index: true, lazy: () => import('@/features/deals/cases-page') },
      { path: ':id', lazy: () => import('@/features/deals/case-page') },
    ],
  },
  { path: 'process', handle: { crumb: 'process' }, lazy: () => import('@/features/deals/process-page') },
  { path: 'contracts', element: <Navigate to="/records/deal_contract" replace /> },
  {
    path: 'contracts/:id',
    handle: { crumb: 'contracts' },
    lazy: () => import('@/features/deals/contract-page'),
  },
  {
    path: 'applications/:id',
    handle: { crumb: 'cases' },
    lazy: () => import('@/features/deals/application-page'),
  },
  { path: 'apply/:customer', handle: { crumb: 'cases' }, lazy: () => import('@/features/deals/apply-page') },
  { path: 'audit', handle: { crumb: 'audit' }, lazy: () => import('@/features/audit/page') },
  {
    path: 'settings/:section?',
    handle: { crumb: 'settings' },
    lazy: () => import('@/features/settings/page'),
  },
  { path: '*', element: <Navigate to="/workbench" replace /> },
];

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: () => import('@/features/sign-in/page'),
    hydrateFallbackElement: <PageSkeleton />,
  },
  {
    path: '/survey/:token',
    lazy: () => import('@/features/service/survey-page'),
    hydrateFallbackElement: <PageSkeleton />,
  },
  {
    path: '/unsubscribe/:token',
    lazy: () => import('@/features/service/unsubscribe-page'),
    hydrateFallbackElement: <PageSkeleton />,
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <RouteFailed />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [{ errorElement: <RouteFailed />, children: pages }],
  },
]);
