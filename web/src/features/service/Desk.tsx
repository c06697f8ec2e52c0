import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Inbox, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { IntakeDialog } from './IntakeDialog';
import { boardQuery } from './queries';
import { RequestTable } from './RequestTable';

const views = {
  open: {},
  mine: { mine: true },
  late: { late: true },
  complaints: { kind: 'complaint' },
  unsure: { unsure: true },
  waiting: { status: 'waiting' },
  closed: { status: 'closed' },
} as const;
type View = keyof typeof views;

/** Open requests, the most pressing first, and the ways to narrow them. */
export function Desk() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [taking, setTaking] = useState(false);
  const asked = params.get('show') as View | null;
  const view: View = asked && asked in views ? asked : 'open';
  const { data, error, isPending, refetch } = useQuery(boardQuery(views[view]));
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="service-bar">
        <div className="segments" role="group" aria-label={t('service.filter')}>
          {(Object.keys(views) as View[]).map((key) => (
            <button
              key={key}
              type="button"
              aria-pressed={key === view}
              onClick={() => setParams(key === 'open' ? {} : { show: key }, { replace: true })}
            >
              {t(`service.${key}`)}
              {key !== 'closed' && <em className="service-count">{number(data.counts[key])}</em>}
            </button>
          ))}
        </div>
        <div className="grow" />
        {data.may.handle && (
          <Button kind="primary" icon={<Plus size={15} />} onClick={() => setTaking(true)}>
            {t('service.take')}
          </Button>
        )}
      </div>
      {data.items.length === 0 ? (
        <Panel>
          <Empty
            icon={<Inbox size={22} strokeWidth={1.5} />}
            title={t('service.none')}
            text={t('service.noneHelp')}
          />
        </Panel>
      ) : (
        <Panel flush>
          <RequestTable items={data.items} today={data.today} />
        </Panel>
      )}
      {taking && <IntakeDialog classes={data.classes} onClose={() => setTaking(false)} />}
    </>
  );
}
