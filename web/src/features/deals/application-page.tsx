import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileSignature, GitBranch, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { listRecords } from '@/api/records';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, number, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { gradeTone } from '@/shared/record/tone';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { factKindsQuery } from '@/api/facts';
import { Rule } from '@/shared/ui/Rule';
import { applicationQuery, post, type ApplicationPage, type Paper } from './api';
import { Money, paperTone, resultTone, statusTone, contractTone } from './parts';
import { PriceBars } from './PriceBars';
import './deals.css';

addWords(words);

/** One application: terms, price, rules, papers, and what is done next. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(applicationQuery(id));
  usePageTitle(data ? String(data.record.number) : t('deals.application'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      <Head page={data} />
      <Terms page={data} />
      <div className="deal-columns">
        <div>
          <Contracts page={data} />
          <Papers page={data} />
          <Rules page={data} />
        </div>
        <aside>
          <Panel title={t('deals.price')} note={t('deals.priceNote')}>
            <PriceBars price={data.price} />
          </Panel>
          <Authority page={data} />
        </aside>
      </div>
    </div>
  );
}

function Head({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = useLabel();
  const me = useMe();
  const choice = useChoiceLabel('application');
  const client = useQueryClient();
  const { record } = page;
  const status = String(record.status);
  const run = useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) => post(path, body),
    onSuccess: () => toastDone(t('deals.done')),
    onError: (error) => toastFailed(t('deals.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const [own, other] = language === 'en' ? ['en', 'zh'] : ['zh', 'en'];
  const memo = (kind: string, of = own) =>
    `/api/v1/application/${record.id}/memo?kind=${kind}&language=${of}`;
  return (
    <header className="page-head">
      <div>
        <h1 translate="no">
          {String(record.customer_title ?? '')} · {label(page.product.label)}
        </h1>
        <p className="page-lead">
          {String(record.number)} ·{' '}
          <Link className="link" to={`/customers/${String(record.customer)}`}>
            {t('deals.openCustomer')}
          </Link>
        </p>
      </div>
      <div className="grow" />
      <Pill size="large" tone={statusTone[status]}>
        {choice('status', status)}
      </Pill>
      {status === 'draft' && me.permissions.includes('application.submit') && (
        <Button
          kind="primary"
          icon={<Send size={14} />}
          busy={run.isPending}
          onClick={() => run.mutate({ path: `/application/${record.id}/submit` })}
        >
          {t('deals.submit')}
        </Button>
      )}
      {Boolean(record.workflow_case) && (
        <Link className="button" to={`/cases/${String(record.workflow_case)}`}>
          <GitBranch size={14} /> {t('deals.openCase')}
        </Link>
      )}
      {status === 'approved' && me.permissions.includes('application.submit') && (
        <Button
          icon={<FileSignature size={14} />}
          busy={run.isPending}
          onClick={() => run.mutate({ path: `/application/${record.id}/contract`, body: { kind: 'loan' } })}
        >
          {t('deals.draftContract')}
        </Button>
      )}
      <a className="button" href={memo('one')} target="_blank" rel="noreferrer">
        <Download size={14} /> {t('deals.memoOne')}
      </a>
      <a className="button" href={memo('full')} target="_blank" rel="noreferrer">
        <Download size={14} /> {t('deals.memoFull')}
      </a>
      <a className="button" href={memo('full', other)} target="_blank" rel="noreferrer">
        <Download size={14} /> {t('deals.memoOther')}
      </a>
    </header>
  );
}

/** Drawn up from the clauses of the product; each has a page of its own. */
function Contracts({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('deal_contract');
  const { data } = useQuery({
    queryKey: ['records', 'deal_contract', 'of', page.record.id],
    queryFn: ({ signal }) =>
      listRecords('deal_contract', { application: page.record.id, sort: 'number', limit: 20 }, signal),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('nav.contracts')} note={String(items.length)}>
      <ul className="deal-opinions">
        {items.map((row) => (
          <li key={row.id}>
            <header>
              <Link className="link" to={`/contracts/${row.id}`} translate="no">
                {String(row.number)}
              </Link>
              <span className="muted">{choice('kind', String(row.kind))}</span>
              <span className="grow" />
              <Pill tone={contractTone[String(row.status)] ?? 'neutral'}>
                {choice('status', String(row.status))}
              </Pill>
              <time className="muted">{row.signed_on ? String(row.signed_on) : ''}</time>
            </header>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Terms({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('application');
  const { record, price, before } = page;
  const grade = page.facts.find((fact) => fact.name === 'grade')?.value;
  const was = (field: string, text: string) =>
    before && before[field] !== record[field] ? (
      <span className="deal-late">{t('deals.was', { value: text })}</span>
    ) : undefined;
  return (
    <>
      <Figures
        items={[
          {
            name: t('deals.amount'),
            value: <Money fen={record.amount as number} />,
            note: was('amount', number(Number(before?.amount ?? 0) / 1e6)),
          },
          {
            name: t('deals.term'),
            value: t('deals.monthsShort', { number: String(record.term_months) }),
            note: was('term_months', String(before?.term_months)),
          },
          {
            name: t('deals.rate'),
            value: percent(price.rate),
            note: t('deals.spread', { number: number(price.spread_bp) }),
          },
          {
            name: 'RAROC',
            value: price.raroc === null ? t('deals.notEvaluated') : percent(price.raroc),
            note: t('deals.target', { number: percent(price.target_raroc, 0) }),
          },
          {
            name: t('deals.grade'),
            value: grade ? <Pill tone={gradeTone(String(grade))}>{String(grade)}</Pill> : absent,
          },
          {
            name: t('deals.security'),
            value: record.security ? choice('security', record.security) : absent,
            note: record.security_value ? <Money fen={record.security_value as number} /> : undefined,
          },
        ]}
      />
      {Boolean(record.conditions) && (
        <Notice tone="green">
          <b>{t('deals.approvedWith')}</b>
          <p className="deal-lines">{String(record.conditions)}</p>
        </Notice>
      )}
    </>
  );
}

function Papers({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const received = page.documents.filter(
    (paper) => paper.status !== 'missing' && paper.status !== 'expired',
  ).length;
  return (
    <Panel title={t('deals.papers')} note={`${number(received)} / ${number(page.documents.length)}`} flush>
      <TableBox label={t('deals.papers')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('deals.paper')}</th>
              <th>{t('deals.status')}</th>
              <th>{t('deals.due')}</th>
              <th className="number">{t('deals.daysLost')}</th>
              <th aria-label={t('deals.actions')} />
            </tr>
          </thead>
          <tbody>
            {page.documents.map((paper) => (
              <PaperRow key={paper.id} paper={paper} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function PaperRow({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (body: { action: string; reason?: string }) =>
      post(`/application_document/${paper.id}/act`, body),
    onError: (error) => toastFailed(t('deals.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const can = me.entities.application_document?.update;
  return (
    <tr>
      <td>
        {paper.item}
        {paper.required ? '' : <small className="muted"> {t('deals.optional')}</small>}
        {paper.reason && <small className="muted"> — {paper.reason}</small>}
      </td>
      <td>
        <Pill tone={paperTone[paper.status]}>{t(`deals.paperStatus.${paper.status}`)}</Pill>
      </td>
      <td className="nowrap">{paper.received_on ?? paper.due_on ?? absent}</td>
      <td className="number">
        {paper.days_lost ? <b className="deal-late">{number(paper.days_lost)}</b> : absent}
      </td>
      <td className="number">
        {can && (paper.status === 'missing' || paper.status === 'expired') && (
          <Button
            size="small"
            kind="ghost"
            busy={act.isPending}
            onClick={() => act.mutate({ action: 'receive' })}
          >
            {t('deals.receive')}
          </Button>
        )}
        {can && paper.status === 'received' && (
          <Button
            size="small"
            kind="ghost"
            busy={act.isPending}
            onClick={() => act.mutate({ action: 'verify' })}
          >
            {t('deals.verify')}
          </Button>
        )}
        {can && paper.status === 'missing' && me.permissions.includes('document.waive') && (
          <Button
            size="small"
            kind="ghost"
            onClick={() => act.mutate({ action: 'waive', reason: t('deals.waiveReason') })}
          >
            {t('deals.waive')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Rules({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('deals.rules')} note={`${label(page.product.label)} v${page.product.version}`} flush>
      <TableBox label={t('deals.rules')}>
        <table className="table">
          <tbody>
            {page.fit.rules.map((rule, index) => (
              <tr key={`${rule.name}${index}`}>
                <td>
                  {label(rule.label)}
                  {rule.blocks && <small className="muted"> {t('deals.blocks')}</small>}
                </td>
                <td>
                  <Rule text={rule.when} />
                </td>
                <td className="number">
                  <Pill tone={resultTone[rule.result]}>{t(`deals.results.${rule.result}`)}</Pill>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Authority({ page }: { page: ApplicationPage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: kinds } = useQuery(factKindsQuery);
  const said = (fact: string, value: string) => {
    const choice = kinds?.get(fact)?.choices?.find((each) => each.name === value);
    return choice ? label(choice.label) : value;
  };
  const table = page.approval_authority;
  const row = table?.rows[0];
  if (!table || !row) return null;
  return (
    <Panel title={t('deals.authority')} note={t('deals.tableRow', { row: row.row })}>
      <p>
        <b>{t(`deals.levels.${String(row.outputs.level) as 'branch'}`)}</b>{' '}
        <span className="muted">{label(row.label)}</span>
      </p>
      <dl className="facts">
        {table.inputs.map((input) => (
          <div key={input.name}>
            <dt>{label(input.label)}</dt>
            <dd>
              {typeof input.value === 'number' ? (
                <Money fen={input.value} />
              ) : (
                said(input.name, String(input.value ?? absent))
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
