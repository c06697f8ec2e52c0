import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { instant } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';

/** While the past is on screen nobody may take it for now. */
export function AsOfBanner() {
  const { t } = useTranslation();
  const at = useAsOf((state) => state.instant);
  const set = useAsOf((state) => state.set);
  if (!at) return null;
  return (
    <div className="past-banner" role="status">
      <History size={16} aria-hidden />
      <b>{t('asOf.banner', { instant: instant(at, true) })}</b>
      <span>{t('asOf.readOnly')}</span>
      <div className="grow" />
      <Button size="small" onClick={() => set(null)}>
        {t('asOf.back')}
      </Button>
    </div>
  );
}
