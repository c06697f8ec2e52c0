import { useRouteError } from 'react-router';
import { Failed } from '@/shared/ui/Failed';

/** A page that broke, or whose chunk is gone after an update: say so, and offer to load it again. */
export function RouteFailed() {
  const error = useRouteError();
  return <Failed error={error} onRetry={() => location.reload()} />;
}
