import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import projectWords from '@/i18n/zh/projects';
import { absent, amountExact, number, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import type { LoanBook } from './types';

addWords(projectWords);

interface Part {
  kind: 'target' | 'check';
  name: string;
  value: number | null;
  target: number | null;
  on: string;
  bps: number;
}

interface RatchetData {
  linked: boolean;
  floating: boolean;
  most_bps: number;
  to_book: number;
  interest_before: number | null;
  interest_after: number | null;
  targets: {
    id: string;
    name: string;
    observed_on: string;
    target: number;
    value: number | null;
    verified_on: string | null;
    verified_by: string | null;
    evidence: string | null;
    state: 'met' | 'missed' | 'not_evaluated';
    step_bps: number | null;
    from: string;
    until: string | null;
  }[];
  lines: {
    from: string;
    base: number;
    sum_bps: number;
    bps: number;
    rate: number;
    state: 'start' | 'agreed' | 'booked' | 'open' | 'planned' | 'passed' | 'closed';
    rate_from: string | null;
    event: string | null;
    parts: Part[];
  }[];
  withdrawn: { event: string; from: string; rate: number }[];
}

const tones: Record<RatchetData['lines'][number]['state'], Tone> = {
  start: 'neutral',
  agreed: 'neutral',
  booked: 'green',
  open: 'yellow',
  planned: 'blue',
  passed: 'neutral',
  closed: 'red',
};

const signed = (bps: number) => `${bps > 0 ? '+' : ''}${number(bps, Number.isInteger(bps) ? 0 : 1)} bp`;
const rateText = (rate: number) => percent(rate, 4).replace(/0{1,2}%$/, '%');

/** How verified figures move the rate: the grounds, the steps they make, and what of them stands in the books. */
export default function Ratchet({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const client = useQueryClient();
  const path = `/api/v1/loan/${book.loan.id}/ratchet`;
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'loan', 'ratchet', book.loan.id],
    queryFn: ({ signal }) => api.get<RatchetData>(path, undefined, signal),
  });
  const adjust = useMutation({
    mutationFn: () => api.post<{ booked: number; reversed: number }>(path),
    onSuccess: (done) =>
      toastDone(t('loan.ratchet.booked', { booked: done.booked, reversed: done.reversed })),
    onError: (failed) => toastFailed(t('loan.notBooked'), failed),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (!data.linked)
    return (
      <Panel title={t('loan.tab.ratchet')} note={t('loan.ratchet.note')}>
        <Empty
          small
          title={t('loan.ratchet.none')}
          action={
            <Link className="link" to={`/records/esg_target?customer=${String(book.loan.customer)}`}>
              {t('loan.ratchet.add')}
            </Link>
          }
        />
      </Panel>
    );
  const { interest_before: before, interest_after: after } = data;
  return (
    <div className="loan-what-if">
      <Panel
        title={t('loan.tab.ratchet')}
        note={`${t('loan.ratchet.note')} · ${t('loan.ratchet.cap', { bps: number(data.most_bps, 0) })}`}
      >
        <div className="loan-ratchet-act">
          {data.to_book > 0 ? (
            !past &&
            me.permissions.includes('loan.service') && (
              <Button kind="primary" busy={adjust.isPending} onClick={() => adjust.mutate()}>
                {t('loan.ratchet.book', { count: data.to_book })}
              </Button>
            )
          ) : (
            <Dot tone="green">{t('loan.ratchet.upToDate')}</Dot>
          )}
          {before !== null && after !== null && data.to_book > 0 && (
            <span className="number">
              {t('loan.ratchet.interest', {
                before: amountExact(before),
                after: amountExact(after),
                difference: `${after > before ? '+' : ''}${amountExact(after - before)}`,
              })}
            </span>
          )}
        </div>
        {data.withdrawn.map((each) => (
          <Notice key={each.event} tone="yellow">
            {t('loan.ratchet.withdrawn', { on: each.from, rate: rateText(each.rate) })}
          </Notice>
        ))}
      </Panel>
      <Panel flush title={t('loan.ratchet.lines')}>
        <Lines data={data} />
      </Panel>
      <Panel flush title={t('loan.ratchet.targets')}>
        <Targets data={data} />
      </Panel>
    </div>
  );
}

function Lines({ data }: { data: RatchetData }) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('loan.ratchet.lines')}>
      <table className="table loan-ratchet">
        <thead>
          <tr>
            <th scope="col">{t('loan.ratchet.from')}</th>
            <th scope="col" className="number">
              {t(data.floating ? 'loan.ratchet.spread' : 'loan.ratchet.base')}
            </th>
            <th scope="col">{t('loan.ratchet.why')}</th>
            <th scope="col" className="number">
              {t('loan.ratchet.sum')}
            </th>
            <th scope="col" className="number">
              {t('loan.ratchet.capped')}
            </th>
            <th scope="col" className="number">
              {t(data.floating ? 'loan.ratchet.rateSpread' : 'loan.ratchet.rate')}
            </th>
            <th scope="col">{t('loan.ratchet.state')}</th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map((line) => (
            <tr key={line.from}>
              <th scope="row" className="loan-day">
                {line.from}
              </th>
              <td className="number">{rateText(line.base)}</td>
              <td>
                {line.parts.length === 0
                  ? absent
                  : line.parts.map((part, index) => (
                      <div key={index} className="loan-ground">
                        <span className="number">{signed(part.bps)}</span> <Ground part={part} />
                      </div>
                    ))}
              </td>
              <td className="number">{signed(line.sum_bps)}</td>
              <td className="number">{signed(line.bps)}</td>
              <td className="number strong">{rateText(line.rate)}</td>
              <td>
                <Pill tone={tones[line.state]}>{t(`loan.ratchet.states.${line.state}`)}</Pill>
                {line.rate_from && line.rate_from !== line.from && line.state !== 'passed' && (
                  <small className="muted loan-verified">
                    {t('loan.ratchet.rateFrom', { on: line.rate_from })}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Ground({ part }: { part: Part }) {
  const { t } = useTranslation();
  if (part.kind === 'check')
    return (
      <>
        {t('loan.ratchet.check', { kind: t(`pj.esg.kind.${part.name as 'safety'}`) })}{' '}
        <small className="muted">{part.on}</small>
      </>
    );
  return (
    <>
      <span translate="no">{part.name}</span>{' '}
      <small className="muted">
        {part.value === null ? absent : number(part.value, 2)} /{' '}
        {part.target === null ? absent : number(part.target, 2)} · {part.on}
      </small>
    </>
  );
}

function Targets({ data }: { data: RatchetData }) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('loan.ratchet.targets')}>
      <table className="table loan-ratchet">
        <thead>
          <tr>
            <th scope="col">{t('loan.ratchet.name')}</th>
            <th scope="col">{t('loan.ratchet.observed')}</th>
            <th scope="col" className="number">
              {t('loan.ratchet.value')}
            </th>
            <th scope="col">{t('loan.ratchet.verdict')}</th>
            <th scope="col" className="number">
              {t('loan.ratchet.step')}
            </th>
            <th scope="col">{t('loan.ratchet.from')}</th>
          </tr>
        </thead>
        <tbody>
          {data.targets.map((each) => (
            <tr key={each.id}>
              <th scope="row" translate="no">
                <Link className="link" to={`/records/esg_target/${each.id}`}>
                  {each.name}
                </Link>
              </th>
              <td className="loan-day">{each.observed_on}</td>
              <td className="number">
                {each.value === null ? absent : number(each.value, 2)} / {number(each.target, 2)}
              </td>
              <td>
                <Dot tone={each.state === 'met' ? 'green' : each.state === 'missed' ? 'orange' : 'neutral'}>
                  {t(`loan.ratchet.${each.state}`)}
                </Dot>
                {each.verified_on && (
                  <small className="muted loan-verified">
                    {t('loan.ratchet.verifiedOn', { on: each.verified_on })}
                    {each.verified_by && <span translate="no"> · {each.verified_by}</span>}
                    {each.evidence && <span translate="no"> · {each.evidence}</span>}
                  </small>
                )}
              </td>
              <td className="number">{each.step_bps === null ? absent : signed(each.step_bps)}</td>
              <td className="loan-day">
                {each.from}
                {each.until && (
                  <small className="muted"> {t('loan.ratchet.until', { on: each.until })}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
