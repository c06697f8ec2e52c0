import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { absent, instant, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { HandDialog } from './HandDialog';
import { handoversQuery } from './queries';

const text = (value: unknown) => (typeof value === 'string' ? value : absent);

/** Who handed customers to whom; heads begin a new one here. */
export function Handovers({ mayHand }: { mayHand: boolean }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('handover');
  const [handing, setHanding] = useState(false);
  const { data, error, isPending, refetch } = useQuery(handoversQuery);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Panel
      flush
      title={t('pool.handovers')}
      note={number(data.items.length)}
      extra={
        mayHand && (
          <Button
            size="small"
            kind="primary"
            icon={<ArrowRightLeft size={13} />}
            onClick={() => setHanding(true)}
          >
            {t('pool.handOver')}
          </Button>
        )
      }
    >
      {data.items.length === 0 ? (
        <Empty
          icon={<ArrowRightLeft size={22} strokeWidth={1.5} />}
          title={t('pool.noHandovers')}
          text={t('pool.noHandoversHelp')}
        />
      ) : (
        <TableBox label={t('pool.handovers')}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('pool.title')}</th>
                <th>{t('pool.mode')}</th>
                <th>{t('pool.handReason')}</th>
                <th className="number">{t('pool.customers')}</th>
                <th>{t('pool.status')}</th>
                <th>{t('pool.handedBy')}</th>
                <th>{t('pool.handedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to={`/handovers/${row.id}`} translate="no">
                      {text(row.title)}
                    </Link>
                  </th>
                  <td>{choice('kind', row.kind)}</td>
                  <td>{choice('reason', row.reason)}</td>
                  <td className="number">{number(Number(row.customers))}</td>
                  <td>
                    <Dot tone={row.status === 'accepted' ? 'green' : 'orange'}>
                      {choice('status', row.status)}
                    </Dot>
                  </td>
                  <td translate="no">{text(row.handed_by_title)}</td>
                  <td>{typeof row.handed_at === 'string' ? instant(row.handed_at) : absent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {handing && <HandDialog onClose={() => setHanding(false)} />}
    </Panel>
  );
}
