import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { historyQuery } from '@/api/records';
import type { EntityMeta } from '@/api/types';
import { absent, instant } from '../lib/format';
import { Empty } from '../ui/Empty';
import { Failed } from '../ui/Failed';
import { Mark } from '../ui/Mark';
import { Bone } from '../ui/Skeleton';
import { ChangeList } from './ChangeList';
import './record.css';

/** Every version of a record: who, when, what changed and why. */
export function History({ entity, id }: { entity: EntityMeta; id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, isPending } = useQuery(historyQuery(entity.name, id));
  if (isPending) return <Bone height={120} />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Empty small title={t('record.noHistory')} />;
  return (
    <ol className="history">
      {data.items.map((item) => (
        <li key={item.version}>
          <Mark name={item.recorded_by_title || '·'} round />
          <div>
            <header>
              <b>{item.recorded_by_title || t('record.system')}</b>
              <time dateTime={item.recorded_at}>{instant(item.recorded_at, true)}</time>
              <span className="faint">{t('record.version', { version: item.version })}</span>
            </header>
            <ChangeList entity={entity} changes={item.changes ?? []} created={item.version === 1} />
            {item.reason && (
              <p className="muted">
                {t('record.reason')}: {item.reason || absent}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
