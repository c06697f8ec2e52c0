import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { amountExact, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import {
  syndicateQuery,
  type FacilityPage,
  type Lender,
  type NoticeLine,
  type NoticeStatus,
  type Payment,
  type Syndicate,
} from './api';
import { LendersDialog } from './LendersDialog';
import { RecordNoticeDialog } from './RecordNoticeDialog';

export const noticeTones: Record<NoticeStatus, Tone> = {
  draft: 'yellow',
  sent: 'green',
  withdrawn: 'neutral',
  received: 'blue',
  disputed: 'red',
  settled: 'neutral',
};

/** Who shares the facility, what each payment comes to for each, and the notices between them. */
export function SyndicateTab({ id, page }: { id: string; page: FacilityPage }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [open, setOpen] = useState<'lenders' | 'record' | null>(null);
  const { data, error, refetch } = useQuery(syndicateQuery(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const setLenders = !past && me.permissions.includes('syndicate.manage') && (
    <Button size="small" onClick={() => setOpen('lenders')}>
      {t('around.lenders.set')}
    </Button>
  );
  const mayNotify = !past && me.permissions.includes('syndicate.notify');
  const close = () => setOpen(null);
  return (
    <div className="lending-stack">
      {data.lenders.length === 0 ? (
        <Empty
          title={t('around.lenders.none')}
          text={t('around.lenders.noneHelp')}
          action={setLenders || undefined}
        />
      ) : (
        <>
          <Panel
            flush
            title={t('around.lenders.title')}
            note={t('around.lenders.sum', { sum: percent(data.sum, 2) })}
            extra={setLenders}
          >
            <LenderTable data={data} />
          </Panel>
          <Notices id={id} data={data} may={mayNotify} onRecord={() => setOpen('record')} />
          <Panel flush title={t('around.lenders.payments')} note={t('around.lenders.paymentsNote')}>
            {data.payments.length === 0 ? (
              <Empty small title={t('around.lenders.noPayments')} />
            ) : (
              <Payments lenders={data.lenders} payments={data.payments} />
            )}
          </Panel>
        </>
      )}
      {open === 'lenders' && (
        <LendersDialog
          facility={id}
          amount={data.amount}
          lenders={data.lenders}
          name={String(page.facility.name)}
          onClose={close}
        />
      )}
      {open === 'record' && <RecordNoticeDialog facility={id} onClose={close} />}
    </div>
  );
}

const sumOf = (lenders: Lender[], key: 'limit' | 'balance') =>
  lenders.reduce((sum, lender) => sum + lender[key], 0);

function LenderTable({ data }: { data: Syndicate }) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('around.lenders.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['bank', 'share', 'limit', 'balance', 'address'] as const).map((head) => (
              <th
                key={head}
                scope="col"
                className={head === 'bank' || head === 'address' ? undefined : 'number'}
              >
                {t(`around.lenders.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.lenders.map((lender) => (
            <tr key={lender.id}>
              <td>
                <span translate="no">{lender.bank}</span>{' '}
                <Pill tone={lender.role === 'agent' ? 'blue' : 'neutral'}>
                  {t(`around.lenders.role.${lender.role}`)}
                </Pill>{' '}
                {lender.own && <Pill tone="teal">{t('around.lenders.own')}</Pill>}
              </td>
              <td className="number">
                <ShareBar share={lender.share} />
                {percent(lender.share, 6).replace(/\.?0+%$/, '%')}
              </td>
              <td className="number">{amountExact(lender.limit)}</td>
              <td className="number">{amountExact(lender.balance)}</td>
              <td>
                {lender.email ? (
                  <span translate="no">{lender.email}</span>
                ) : lender.own ? null : (
                  <span className="muted">{t('around.lenders.noAddress')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('around.lenders.total')}</th>
            <td className="number strong">{percent(data.sum, 0)}</td>
            <td className="number strong">{amountExact(sumOf(data.lenders, 'limit'))}</td>
            <td className="number strong">{amountExact(sumOf(data.lenders, 'balance'))}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

const ShareBar = ({ share }: { share: number }) => (
  <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
    <rect width={100} height={8} rx={2} data-part="free" />
    <rect width={share * 100} height={8} rx={2} data-part="used" />
  </svg>
);

interface NoticesProps {
  id: string;
  data: Syndicate;
  may: boolean;
  onRecord: () => void;
}

function Notices({ id, data, may, onRecord }: NoticesProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const agent = data.lenders.find((lender) => lender.role === 'agent');
  const prepare = useMutation({
    mutationFn: () =>
      api.post<{ prepared: number; known: number }>(`/api/v1/facility/${id}/syndicate/prepare`, {}),
    onSuccess: (reply) => toastDone(t('around.notice.prepared', reply)),
    onError: (error) => toastFailed(t('around.notice.notPrepared'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Panel
      flush
      title={t('around.notice.title')}
      note={
        data.agent
          ? t('around.notice.agentNote')
          : t('around.notice.memberNote', { bank: agent?.bank ?? '—' })
      }
      extra={
        may &&
        (data.agent ? (
          <Button size="small" kind="primary" busy={prepare.isPending} onClick={() => prepare.mutate()}>
            {t('around.notice.prepare')}
          </Button>
        ) : (
          <Button size="small" kind="primary" onClick={onRecord}>
            {t('around.notice.record')}
          </Button>
        ))
      }
    >
      {data.notices.length === 0 ? (
        <Empty small title={t('around.notice.none')} text={t('around.notice.noneHelp')} />
      ) : (
        <NoticeTable notices={data.notices} />
      )}
    </Panel>
  );
}

function NoticeTable({ notices }: { notices: NoticeLine[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const wholeOf = (notice: NoticeLine) => notice.principal + notice.interest + notice.fee;
  return (
    <TableBox label={t('around.notice.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['number', 'value', 'by', 'amount', 'state'] as const).map((head) => (
              <th key={head} scope="col" className={head === 'amount' ? 'number' : undefined}>
                {t(`around.notice.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <tr key={notice.id}>
              <td>
                <Link className="link" to={`/notices/${notice.id}`}>
                  {t(`around.notice.kind.${notice.kind}`)}
                </Link>{' '}
                <span className="muted" translate="no">
                  {notice.number}
                </span>
              </td>
              <td>{notice.value_on}</td>
              <td>
                {notice.notify_by}
                {notice.status === 'draft' && notice.notify_by !== null && notice.notify_by < me.today && (
                  <>
                    {' '}
                    <Dot tone="red">{t('around.notice.lateBy')}</Dot>
                  </>
                )}
              </td>
              <td className="number">
                {wholeOf(notice) > 0
                  ? `${notice.currency === 'CNY' ? '' : `${notice.currency} `}${amountExact(wholeOf(notice))}`
                  : notice.rate !== null && percent(notice.rate, 4)}
              </td>
              <td>
                <Pill tone={noticeTones[notice.status]}>{t(`around.notice.status.${notice.status}`)}</Pill>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Payments({ lenders, payments }: { lenders: Lender[]; payments: Payment[] }) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('around.lenders.payments')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('around.notice.head.value')}</th>
            <th scope="col" className="number">
              {t('around.notice.head.amount')}
            </th>
            {lenders.map((lender) => (
              <th key={lender.id} scope="col" className="number" translate="no">
                {lender.bank}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.event}>
              <td>
                {payment.on} {t(`around.lenders.payment.${payment.kind as 'drawdown'}`)}{' '}
                <span className="muted" translate="no">
                  {payment.loan}
                </span>
              </td>
              <td className="number strong">{amountExact(payment.amount)}</td>
              {payment.parts.map((part) => (
                <td key={part.bank} className="number">
                  {amountExact(part.amount)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
