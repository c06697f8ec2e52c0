import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLabel, useLanguage } from '@/i18n';
import aroundWords from '@/i18n/zh/around';
import { amountExact, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { noticeQuery, type NoticeKind, type NoticePage, type NoticeStatus } from './api';
import { noticeTones } from './Syndicate';
import '@/shared/record/record.css';
import '../lending.css';
import './facility.css';

addWords(aroundWords);

/** One notice of a syndicate: what it tells, what it comes to for each lender, and where each mail is. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(noticeQuery(id));
  usePageTitle(data ? String(data.notice.number) : undefined, true);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const status = data.notice.status as NoticeStatus;
  return (
    <div className="page">
      <header className="page-head">
        <div className="record-title">
          <h1>
            {t(`around.notice.kind.${data.notice.kind as NoticeKind}`)} ·{' '}
            <span translate="no">{String(data.notice.number)}</span>
          </h1>
          <p className="page-lead">
            <Link className="link" translate="no" to={`/facilities/${data.facility.id}?tab=syndicate`}>
              {data.facility.name}
            </Link>
            {' · '}
            <Link className="link" translate="no" to={`/customers/${data.customer.id}`}>
              {data.customer.name}
            </Link>
            {' · '}
            {t(`around.notice.direction.${data.notice.direction as 'in'}`)}
          </p>
        </div>
        <Pill tone={noticeTones[status]}>{t(`around.notice.status.${status}`)}</Pill>
        <div className="grow" />
        <Acts id={id} page={data} />
      </header>
      <div className="lending-columns">
        <Panel flush title={t('around.notice.parts')} note={t('around.notice.partsNote')}>
          <Parts id={id} page={data} />
        </Panel>
        <FactsPanel page={data} />
      </div>
    </div>
  );
}

function Acts({ id, page }: { id: string; page: NoticePage }) {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const [asking, setAsking] = useState<'withdraw' | 'settle' | null>(null);
  const status = page.notice.status as NoticeStatus;
  const may = !past && me.permissions.includes('syndicate.notify');
  const send = useMutation({
    mutationFn: () =>
      api.post<{ mails: number; on_paper: string[] }>(`/api/v1/syndicate_notice/${id}/send`, {}),
    onSuccess: (reply) =>
      toastDone(
        reply.on_paper.length
          ? t('around.notice.sentPaper', {
              mails: reply.mails,
              banks: reply.on_paper.join(language === 'en' ? ', ' : '、'),
            })
          : t('around.notice.sent', { mails: reply.mails }),
      ),
    onError: (error) => toastFailed(t('around.notice.notSent'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <div className="lending-actions">
      <a className="button" href={printOf(id, language)} target="_blank" rel="noreferrer">
        <Printer size={15} aria-hidden /> {t('around.notice.print')}
      </a>
      {may && (status === 'draft' || status === 'sent') && (
        <Button onClick={() => setAsking('withdraw')}>{t('around.notice.withdraw')}</Button>
      )}
      {may && ['sent', 'received', 'disputed'].includes(status) && (
        <Button onClick={() => setAsking('settle')}>{t('around.notice.settle')}</Button>
      )}
      {may && status === 'draft' && (
        <Button kind="primary" busy={send.isPending} onClick={() => send.mutate()}>
          {t('around.notice.send')}
        </Button>
      )}
      {asking && (
        <AskDialog
          id={id}
          verb={asking}
          needed={asking === 'withdraw' || status === 'disputed'}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

const printOf = (id: string, language: string, lender?: string) =>
  `/api/v1/syndicate_notice/${id}/print?language=${language === 'en' ? 'en' : 'zh'}${lender ? `&lender=${lender}` : ''}`;

interface AskProps {
  id: string;
  verb: 'withdraw' | 'settle';
  needed: boolean;
  onClose: () => void;
}

function AskDialog({ id, verb, needed, onClose }: AskProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const good = !needed || words.trim() !== '';
  const save = useMutation({
    mutationFn: () =>
      api.post(
        `/api/v1/syndicate_notice/${id}/${verb}`,
        verb === 'withdraw' ? { reason: words.trim() } : { note: words.trim() || undefined },
      ),
    onSuccess: () => {
      toastDone(t(verb === 'withdraw' ? 'around.notice.withdrawn' : 'around.notice.settled'));
      onClose();
    },
    onError: (error) => toastFailed(t('around.notice.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Dialog
      title={t(`around.notice.${verb}`)}
      onClose={onClose}
      onSubmit={() => good && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!good}>
            {t(`around.notice.${verb}`)}
          </Button>
        </>
      }
    >
      <Field label={t(verb === 'withdraw' ? 'around.notice.reason' : 'around.notice.settleNote')}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={3}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

const mailTones: Record<string, Tone> = {
  waiting: 'yellow',
  sending: 'yellow',
  sent: 'green',
  failed: 'red',
  held: 'orange',
};

function Parts({ id, page }: { id: string; page: NoticePage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const out = page.notice.direction === 'out';
  const keys = ['principal', 'interest', 'fee', 'amount'] as const;
  const heads = ['principal', 'interest', 'fee', 'total'] as const;
  const total = (key: (typeof keys)[number]) => page.parts.reduce((sum, part) => sum + part[key], 0);
  const used = keys
    .map((key, at) => ({ key, head: heads[at]! }))
    .filter(({ key }) => key === 'amount' || total(key) > 0);
  const mailOf = (email: string | null) =>
    page.mails.find((mail) => email !== null && mail.recipient === email);
  return (
    <TableBox label={t('around.notice.parts')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('around.notice.head2.bank')}</th>
            {used.map(({ key, head }) => (
              <th key={key} scope="col" className="number">
                {t(`around.notice.head2.${head}`)}
              </th>
            ))}
            {out && <th scope="col">{t('around.notice.head2.mail')}</th>}
          </tr>
        </thead>
        <tbody>
          {page.parts.map((part) => (
            <tr key={part.share} aria-selected={part.own}>
              <td>
                <span translate="no">{part.bank}</span>{' '}
                {part.own && <Pill tone="teal">{t('around.notice.own')}</Pill>}
                {part.gone && <Pill tone="orange">{t('around.notice.gone')}</Pill>}
              </td>
              {used.map(({ key }) => (
                <td key={key} className={key === 'amount' ? 'number strong' : 'number'}>
                  {amountExact(part[key])}
                </td>
              ))}
              {out && (
                <td>
                  {!part.own && (
                    <span className="notice-delivery">
                      {mailOf(part.email) ? (
                        <Dot tone={mailTones[mailOf(part.email)!.status]}>
                          {t(`around.notice.mail.${mailOf(part.email)!.status}`)}
                        </Dot>
                      ) : (
                        <span className="muted">
                          {t(part.email ? 'around.notice.notYet' : 'around.notice.onPaper')}
                        </span>
                      )}
                      {part.email && (
                        <span className="muted" translate="no">
                          {part.email}
                        </span>
                      )}
                      <a
                        className="link"
                        href={printOf(id, language, part.share)}
                        target="_blank"
                        rel="noreferrer"
                        aria-label={t('around.notice.printFor', { bank: part.bank })}
                      >
                        <Printer size={14} aria-hidden />
                      </a>
                    </span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('around.notice.whole')}</th>
            {used.map(({ key }) => (
              <td key={key} className="number strong">
                {amountExact(total(key))}
              </td>
            ))}
            {out && <td />}
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

function FactsPanel({ page }: { page: NoticePage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { notice } = page;
  const text = (value: unknown) =>
    value === null || value === undefined || value === '' ? null : String(value);
  const difference =
    typeof notice.own_part === 'number' && typeof notice.expected_part === 'number'
      ? notice.own_part - notice.expected_part
      : null;
  const rows: [string, string | null, boolean?][] = [
    [t('around.notice.agent'), text(notice.agent), true],
    [t('around.notice.loan'), text(notice.loan_title), true],
    [t('around.notice.head.value'), text(notice.value_on)],
    [t('around.notice.head.by'), text(notice.notify_by)],
    [
      t('around.notice.rule'),
      notice.direction === 'out' && page.source.basis ? label(page.source.basis) : null,
    ],
    [
      t('around.notice.period'),
      notice.period_from && notice.period_to
        ? `${String(notice.period_from)} — ${String(notice.period_to)}`
        : null,
    ],
    [t('around.notice.rate'), typeof notice.rate === 'number' ? percent(notice.rate, 4) : null],
    [t('around.notice.told'), typeof notice.own_part === 'number' ? amountExact(notice.own_part) : null],
    [
      t('around.notice.expected'),
      typeof notice.expected_part === 'number' ? amountExact(notice.expected_part) : null,
    ],
    [t('around.notice.note'), text(notice.note), true],
  ];
  return (
    <Panel title={t('around.notice.facts')}>
      {difference !== null && (
        <Notice tone={difference ? 'red' : 'green'}>
          {difference
            ? `${t('around.notice.difference')} ${amountExact(difference)}`
            : t('around.notice.agrees')}
        </Notice>
      )}
      <dl className="trial">
        {rows.map(
          ([name, value, names]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd translate={names ? 'no' : undefined}>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  );
}
