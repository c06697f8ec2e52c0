import { lazy, Suspense, useEffect } from 'react';
import { useUi } from '@/shared/state/ui-store';

const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);
const Assistant = lazy(() => import('@/features/assistant/Overlay'));
const Help = lazy(() => import('./Help'));
const RecordForm = lazy(() => import('@/shared/record/RecordForm'));
const RevealDialog = lazy(() => import('@/shared/record/RevealDialog'));
const ExplainDialog = lazy(() => import('@/shared/record/ExplainDialog'));
const ConflictDialog = lazy(() => import('@/shared/record/ConflictDialog'));

/** Whatever may lie over any page; each part is loaded when it is first asked for. */
export function Overlays() {
  // people type the moment they have pressed the key: the palette must be there already
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
    idle(() => void loadPalette());
  }, []);
  const { palette, help, assistant, form, reveal, explain, conflict } = useUi();
  return (
    <Suspense fallback={null}>
      {palette && <Palette />}
      {help && <Help />}
      {assistant && <Assistant key={assistant.first} first={assistant.first} />}
      {form && <RecordForm key={`${form.entity}-${form.id ?? ''}`} request={form} />}
      {reveal && <RevealDialog request={reveal} />}
      {explain && <ExplainDialog request={explain} />}
      {conflict && <ConflictDialog request={conflict} />}
    </Suspense>
  );
}
