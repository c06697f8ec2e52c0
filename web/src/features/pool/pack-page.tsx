import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheckBig, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { url } from '@/api/client';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/pool';
import { absent, amountHeadline, amountText, instant, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { gradeTone } from '@/shared/record/tone';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import '@/shared/ui/table.css';
import { acceptHandover, packPath, packQuery, type Pack } from './queries';
import './pool.css';

addWords(words);

/** What the receiver of customers must know, customer by customer, and the acknowledgement. */
export function Component() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const choice = useChoiceLabel('handover');
  const [accepting, setAccepting] = useState(false);
  const { data, error, isPending, refetch } = useQuery(packQuery(id));
  usePageTitle(data ? String(data.handover.title) : t('pool.pack'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const { handover } = data;
  return (
    <div className="page pool-pack">
      <header className="page-head">
        <div>
          <h1 translate="no">{String(handover.title)}</h1>
          <p className="page-lead">
            {t('pool.packLead', {
              kind: choice('kind', handover.kind),
              reason: choice('reason', handover.reason),
              at: instant(String(handover.handed_at)),
            })}
          </p>
        </div>
        <div className="grow" />
        <Button icon={<FileDown size={15} />} onClick={() => open(url(`${packPath(id)}.pdf`))}>
          {t('pool.print')}
        </Button>
        {data.may_accept && (
          <Button kind="primary" icon={<CircleCheckBig size={15} />} onClick={() => setAccepting(true)}>
            {t('pool.accept')}
          </Button>
        )}
      </header>
      <Totals totals={data.totals} />
      {typeof handover.note === 'string' && (
        <Notice>
          <span translate="no">{handover.note}</span>
        </Notice>
      )}
      {typeof handover.accepted_at === 'string' && (
        <Notice tone="green">
          {t('pool.acceptedOn', { at: instant(handover.accepted_at) })}
          {typeof handover.accepted_note === 'string' && (
            <span translate="no"> · {handover.accepted_note}</span>
          )}
        </Notice>
      )}
      {data.totals.hidden > 0 && (
        <Notice tone="yellow">{t('pool.hidden', { number: number(data.totals.hidden) })}</Notice>
      )}
      {data.customers.map((customer) => (
        <Customer key={customer.id} customer={customer} />
      ))}
      {accepting && <Accept id={id} count={data.totals.customers} onClose={() => setAccepting(false)} />}
    </div>
  );
}

function Totals({ totals }: { totals: Pack['totals'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [value, unit] = amountHeadline(totals.balance, language);
  return (
    <Figures
      items={[
        { name: t('pool.customers'), value: number(totals.customers) },
        { name: t('pool.balance'), value, unit, note: `${t('pool.loans')} ${number(totals.loans)}` },
        { name: t('pool.maturing'), value: number(totals.maturing) },
        {
          name: t('pool.warnings'),
          value: number(totals.warnings),
          note: `${t('pool.plans')} ${number(totals.plans)}`,
        },
        { name: t('pool.requests'), value: number(totals.requests) },
        { name: t('pool.tasks'), value: number(totals.tasks) },
      ]}
    />
  );
}

type PackCustomer = Pack['customers'][number];

function Customer({ customer }: { customer: PackCustomer }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const choice = useChoiceLabel('customer');
  const last = customer.last_contact ? instant(customer.last_contact).slice(0, 10) : t('pool.noVisit');
  const promises = customer.promises.map(
    (each) =>
      `${label(each)} ${number(each.value)} ${t(`pool.units.${each.unit as 'hours' | 'days' | 'months' | 'count' | 'bps'}`)}`,
  );
  return (
    <Panel
      flush
      title={
        <Link to={`/customers/${customer.id}`} translate="no">
          {customer.name}
        </Link>
      }
      extra={
        <span className="pool-marks">
          {customer.grade && <Pill tone={gradeTone(customer.grade)}>{customer.grade}</Pill>}
          {customer.tier && <Pill>{choice('tier', customer.tier)}</Pill>}
        </span>
      }
    >
      <p className="muted pool-facts">
        {t('pool.balance')} {amountText(customer.balance, language)} · {t('pool.deposits')}{' '}
        {amountText(customer.deposits, language)} · {t('pool.lastVisit')} {last}
        {promises.length > 0 &&
          ` · ${t('pool.promises')}: ${promises.join(language === 'zh-CN' ? '、' : ', ')}`}
      </p>
      {customer.lines.length === 0 ? (
        <p className="muted pool-facts">{t('pool.nothing')}</p>
      ) : (
        <TableBox label={customer.name}>
          <table className="table pool-lines">
            <tbody>
              {customer.lines.map((line) => (
                <tr key={line.kind + line.id}>
                  <td>{t(`pool.kinds.${line.kind as 'loan'}`)}</td>
                  <td>
                    {line.alarm ? (
                      <Dot tone="red">
                        <span translate="no">{label(line.title)}</span>
                      </Dot>
                    ) : (
                      <span translate="no">{label(line.title)}</span>
                    )}
                    {line.detail && <small className="muted">{line.detail}</small>}
                  </td>
                  <td>{line.on ?? absent}</td>
                  <td className="number">
                    {line.amount === null ? absent : amountText(line.amount, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}

function Accept({ id, count, onClose }: { id: string; count: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const submit = () =>
    void acceptHandover(id, note)
      .then(() => {
        toastDone(t('pool.accepted'));
        void client.invalidateQueries({ queryKey: ['records', 'handover'] });
        onClose();
      })
      .catch((error: unknown) => toastFailed(t('pool.notAccepted'), error));
  return (
    <Dialog
      title={t('pool.acceptTitle', { count })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {t('pool.accept')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('pool.acceptHelp')}</p>
      <Field label={t('pool.acceptNote')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={note}
            maxLength={1000}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
