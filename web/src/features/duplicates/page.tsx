import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { listRecords, recordQuery } from '@/api/records';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import manage from '@/i18n/zh/manage';
import { number, percent } from '@/shared/lib/format';
import { MatchWeights, type MatchExplained } from '@/shared/matching/MatchWeights';
import { useEntity } from '@/shared/record/entity';
import { FieldValue } from '@/shared/record/FieldValue';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import './duplicates.css';

addWords(customer360);
addWords(manage);

const query = { status: 'open', sort: '-weight', limit: 200, count: 'exact' };

/** Customers that look like one: the pairs, and the one in hand side by side with what speaks for and against. */
export function Component() {
  const { t } = useTranslation();
  usePageTitle(t('nav.duplicates'), false);
  const { data, error, refetch } = useQuery({
    queryKey: keys.records('duplicate_pair', query),
    queryFn: ({ signal }) => listRecords('duplicate_pair', query, signal),
  });
  const [chosen, setChosen] = useState('');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const pair = data.items.find((each) => each.id === chosen) ?? data.items[0];
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.duplicates')}</h1>
        <span className="page-count">{number(data.count?.value ?? data.items.length)}</span>
      </header>
      {!pair ? (
        <Empty
          icon={<Copy size={22} strokeWidth={1.5} />}
          title={t('duplicates.none')}
          text={t('duplicates.noneHelp')}
        />
      ) : (
        <div className="pairs">
          <ul className="pair-list" aria-label={t('nav.duplicates')}>
            {data.items.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === pair.id}
                  onClick={() => setChosen(each.id)}
                  translate="no"
                >
                  <span>
                    <b className="cut">{String(each.customer_title)}</b>
                    <span className="cut muted">{String(each.other_title)}</span>
                  </span>
                  <span className="number">{percent(Number(each.probability ?? 0), 0)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Compare key={pair.id} pair={pair} />
        </div>
      )}
    </div>
  );
}

function Compare({ pair }: { pair: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const entity = useEntity('customer');
  const past = useAsOf((state) => state.instant) !== null;
  const left = useQuery(recordQuery('customer', String(pair.customer)));
  const right = useQuery(recordQuery('customer', String(pair.other)));
  const [deciding, setDeciding] = useState<'merge' | 'distinct' | null>(null);
  const rows = [left.data, right.data];
  const fields =
    entity?.fields.filter((field) =>
      rows.some((row) => row && row[field.name] != null && row[field.name] !== ''),
    ) ?? [];
  // more is known of one of them: that one stays unless the person says otherwise
  const known = rows.map(
    (row) => fields.filter((field) => row?.[field.name] != null && row[field.name] !== '').length,
  );
  const fuller = String(known[1]! > known[0]! ? pair.other : pair.customer);
  const match = explained(pair);
  const mayDecide = !past && me.permissions.includes('duplicate.decide');
  return (
    <div className="pair">
      <Panel
        flush
        title={t('duplicates.compare')}
        extra={
          mayDecide && (
            <>
              <Button size="small" onClick={() => setDeciding('distinct')}>
                {t('duplicates.distinct')}
              </Button>
              <Button size="small" kind="primary" onClick={() => setDeciding('merge')}>
                {t('duplicates.merge')}
              </Button>
            </>
          )
        }
      >
        <TableBox label={t('duplicates.compare')}>
          <table className="table pair-table">
            <thead>
              <tr>
                <th scope="col">{t('list.field')}</th>
                {rows.map((row, index) => (
                  <th scope="col" key={index} translate="no">
                    <Link className="link" to={`/customers/${row?.id ?? ''}`}>
                      {String(index ? pair.other_title : pair.customer_title)}
                    </Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => {
                const values = rows.map((row) => row?.[field.name] ?? null);
                return (
                  <tr key={field.name} data-differs={values[0] !== values[1] ? '' : undefined}>
                    <th scope="row">{label(field.label)}</th>
                    {rows.map((row, index) => (
                      <td key={index}>{row && <FieldValue field={field} row={row} place="page" />}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      {match && (
        <Panel title={t('duplicates.why')}>
          <MatchWeights match={match} />
        </Panel>
      )}
      {deciding && (
        <Decide pair={pair} fuller={fuller} decision={deciding} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}

function explained(pair: RecordRow): MatchExplained | null {
  try {
    const read = (
      typeof pair.explanation === 'string' ? JSON.parse(pair.explanation) : pair.explanation
    ) as unknown;
    const given = (Array.isArray(read) ? { fields: read } : read) as Partial<MatchExplained> | null;
    if (!given?.fields) return null;
    return {
      weight: Number(pair.weight ?? given.weight ?? 0),
      probability: Number(pair.probability ?? given.probability ?? 0),
      prior: given.prior,
      fields: given.fields,
    };
  } catch {
    return null;
  }
}

interface DecideProps {
  pair: RecordRow;
  fuller: string;
  decision: 'merge' | 'distinct';
  onClose: () => void;
}

function Decide({ pair, fuller, decision, onClose }: DecideProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [into, setInto] = useState(fuller);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ status?: string; pending_change?: string }>(`/api/v1/duplicate_pair/${pair.id}/decide`, {
        decision,
        into: decision === 'merge' ? into : undefined,
        reason: reason.trim(),
      }),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : `duplicates.done.${decision}`));
      onClose();
    },
    onError: (error) => toastFailed(t('duplicates.notDecided'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'duplicate_pair'] }),
  });
  return (
    <Dialog
      title={t(`duplicates.${decision}`)}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(`duplicates.${decision}`)}
          </Button>
        </>
      }
    >
      {decision === 'merge' && (
        <Field label={t('duplicates.stays')} help={t('duplicates.staysHelp')}>
          {(control) => (
            <select {...control} value={into} onChange={(event) => setInto(event.target.value)}>
              <option value={String(pair.customer)}>{String(pair.customer_title)}</option>
              <option value={String(pair.other)}>{String(pair.other_title)}</option>
            </select>
          )}
        </Field>
      )}
      <Field
        label={t('record.reason')}
        error={tried && !reason.trim() ? t('form.required', { name: t('record.reason') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
