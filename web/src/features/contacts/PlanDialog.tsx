import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instant } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { planContacts } from './queries';

/** Shows what would be planned, then writes it. */
export function PlanDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const choice = useChoiceLabel('customer');
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['contact-plan', month],
    queryFn: () => planContacts(month, true),
    gcTime: 0,
  });
  const count = data?.planned.length ?? 0;

  const write = () => {
    setBusy(true);
    planContacts(month, false)
      .then((plan) => {
        toastDone(t('contacts.plannedToast', { number: plan.planned.length }));
        void client.invalidateQueries({ queryKey: ['records', 'visit'] });
        onClose();
      })
      .catch((cause: unknown) => {
        setBusy(false);
        toastFailed(t('contacts.notPlanned'), cause);
      });
  };

  return (
    <Dialog
      wide
      title={t('contacts.planTitle', { month })}
      onClose={onClose}
      onSubmit={write}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!count}>
            {t('contacts.confirm', { number: count })}
          </Button>
        </>
      }
    >
      <p className="muted">{t('contacts.planHelp')}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && count === 0 && <Empty small title={t('contacts.planNothing')} />}
      {count > 0 && (
        <TableBox label={t('contacts.planCount', { number: count })}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('contacts.when')}</th>
                <th>{t('contacts.customers')}</th>
                <th>{t('contacts.tier')}</th>
              </tr>
            </thead>
            <tbody>
              {data?.planned.map((line) => (
                <tr key={line.customer + line.planned_at}>
                  <td>
                    <time dateTime={line.planned_at}>{instant(line.planned_at)}</time>
                  </td>
                  <td>{line.customer_title}</td>
                  <td>{choice('tier', line.tier)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {data && data.no_room.length > 0 && (
        <Notice tone="yellow">
          {t('contacts.noRoom', { names: data.no_room.map((line) => line.customer_title).join('、') })}
        </Notice>
      )}
    </Dialog>
  );
}
