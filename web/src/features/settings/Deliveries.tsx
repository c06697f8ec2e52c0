import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { outTones } from './Mail';
import { mailPost, outboxQuery } from './mail-queries';

const shown = 20;

/** What went to one partner last, what it answered, and the button that tries again. */
export function Deliveries({ hook }: { hook: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(outboxQuery('', hook));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.items.length === 0) return <p className="mail-note">{t('mail.noDeliveries')}</p>;
  const retry = (id: string) =>
    void mailPost(`outbox_message/${id}/retry`)
      .then(() => toastDone(t('mail.done')))
      .catch((cause: unknown) => toastFailed(t('mail.failed'), cause))
      .finally(() => void client.invalidateQueries({ queryKey: ['records', 'outbox_message'] }));
  return (
    <TableBox label={t('mail.log')}>
      <table className="table mail-table">
        <thead>
          <tr>
            <th>{t('mail.what')}</th>
            <th>{t('mail.state')}</th>
            <th>{t('mail.answered')}</th>
            <th className="number">{t('mail.tries')}</th>
            <th>{t('mail.when')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {data.items.slice(0, shown).map((item) => (
            <tr key={item.id}>
              <th scope="row" translate="no">
                {item.subject ?? t('mail.hidden')}
              </th>
              <td>
                <Dot tone={outTones[item.status]}>{t(`mail.status.${item.status}`)}</Dot>
                {item.reason && <small>{t(`mail.reason.${item.reason}`)}</small>}
              </td>
              <td>
                {item.code !== null && <b>{item.code}</b>}
                {(item.answer ?? item.last_error) && (
                  <small translate="no">{item.answer ?? item.last_error}</small>
                )}
              </td>
              <td className="number">{number(item.attempts)}</td>
              <td>
                {instant(item.sent_at ?? item.created_at)}
                {item.next_at && item.status === 'waiting' && (
                  <small>{t('mail.next', { at: instant(item.next_at) })}</small>
                )}
              </td>
              <td className="mail-acts">
                {data.may && ['failed', 'held', 'waiting'].includes(item.status) && (
                  <Button size="small" onClick={() => retry(item.id)}>
                    {t('mail.retry')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
