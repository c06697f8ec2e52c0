import { useQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { chainQuery } from './queries';

/** Whether the chain of hashes over all entries is whole. */
export function ChainStatus() {
  const { t } = useTranslation();
  const { data, isFetching, error, refetch } = useQuery(chainQuery);
  const broken = data && !data.intact;
  return (
    <span className="chain">
      {data && (
        <span
          className="chain-state"
          data-broken={broken ? '' : undefined}
          role={broken ? 'alert' : 'status'}
        >
          {broken ? <ShieldAlert size={15} aria-hidden /> : <ShieldCheck size={15} aria-hidden />}
          {broken
            ? t('audit.broken', { id: data.bad_sequence ?? '' })
            : t('audit.whole', { number: number(data.records) })}
        </span>
      )}
      {error && <span className="muted">{t('audit.notVerified')}</span>}
      <Button size="small" busy={isFetching} onClick={() => void refetch()}>
        {t('audit.verify')}
      </Button>
    </span>
  );
}
