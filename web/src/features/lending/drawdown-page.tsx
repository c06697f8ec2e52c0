import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { recordQuery } from '@/api/records';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { Facts } from '@/shared/record/Facts';
import { Gates, type Gate } from '@/shared/record/Gates';
import { useEntity } from '@/shared/record/entity';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import '@/shared/record/record.css';
import './lending.css';

addWords(lendingWords);
addWords(facilityWords);

/** One request for money: its gates with their evidence, and the two verbs. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const entity = useEntity('drawdown');
  const row = useQuery(recordQuery('drawdown', id));
  const gates = useQuery({
    queryKey: ['records', 'drawdown', 'gates', id],
    queryFn: ({ signal }) =>
      api.get<{ passed: boolean; policy: string; gates: Gate[] }>(`/api/v1/drawdown/${id}/gates`, {}, signal),
  });
  usePageTitle(row.data ? String(row.data.number) : undefined);
  const act = useMutation({
    mutationFn: (verb: 'release' | 'cancel') =>
      api.post<{ pending_change?: string }>(
        `/api/v1/drawdown/${id}/${verb}`,
        verb === 'cancel' ? { reason: t('facility.cancelReason') } : {},
      ),
    onSuccess: (reply) => toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'facility.done')),
    onError: (error) => toastFailed(t('facility.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (row.error) return <Failed error={row.error} onRetry={() => void row.refetch()} />;
  if (!row.data || !entity) return <PageSkeleton />;
  const reserved = row.data.status === 'reserved' && !past;
  return (
    <div className="page">
      <header className="page-head">
        <div className="record-title">
          <h1 translate="no">{String(row.data.number)}</h1>
          <p className="page-lead">
            <Link
              className="link"
              translate="no"
              to={`/customers/${String(row.data.customer)}?tab=facilities`}
            >
              {String(row.data.customer_title ?? '')}
            </Link>
          </p>
        </div>
        <Pill>{t(`facility.drawdown.${row.data.status as 'paid'}`)}</Pill>
        <div className="grow" />
        {reserved && me.permissions.includes('drawdown.request') && (
          <Button onClick={() => act.mutate('cancel')}>{t('facility.cancel')}</Button>
        )}
        {reserved && me.permissions.includes('drawdown.release') && (
          <Button
            kind="primary"
            busy={act.isPending}
            disabled={!gates.data?.passed}
            onClick={() => act.mutate('release')}
          >
            {t('facility.payOut')}
          </Button>
        )}
      </header>
      <div className="lending-columns">
        <Panel title={t('facility.gates')} note={gates.data?.policy.split(' ').slice(0, 2).join(' ')}>
          {gates.data && <Gates gates={gates.data.gates} />}
        </Panel>
        <Panel title={t('facility.request')}>
          <Facts
            entity={entity}
            row={row.data}
            only={entity.fields.map((field) => field.name).filter((name) => name !== 'gates')}
          />
        </Panel>
      </div>
    </div>
  );
}
