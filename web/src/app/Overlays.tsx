import { lazy, Suspense } from 'react';
import { useUi } from '@/shared/state/ui-store';

const Palette = lazy(() => import('./Palette'));
const Help = lazy(() => import('./Help'));
const RecordForm = lazy(() => import('@/shared/record/RecordForm'));
const RevealDialog = lazy(() => import('@/shared/record/RevealDialog'));
const ExplainDialog = lazy(() => import('@/shared/record/ExplainDialog'));
const ConflictDialog = lazy(() => import('@/shared/record/ConflictDialog'));

/** Whatever may lie over any page; each part is loaded when it is first asked for. */
export function Overlays() {
  const { palette, help, form, reveal, explain, conflict } = useUi();
  return (
    <Suspense fallback={null}>
      {palette && <Palette />}
      {help && <Help />}
      {form && <RecordForm key={`${form.entity}-${form.id ?? ''}`} request={form} />}
      {reveal && <RevealDialog request={reveal} />}
      {explain && <ExplainDialog request={explain} />}
      {conflict && <ConflictDialog request={conflict} />}
    </Suspense>
  );
}
