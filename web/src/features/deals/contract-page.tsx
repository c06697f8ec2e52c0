import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileText, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/contracts';
import { sendFile } from '@/shared/files/send';
import { absent, amountText } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { contractQuery, post, type ContractClause, type ContractPage } from './api';
import { contractTone } from './parts';
import './deals.css';

addWords(words);

/** One contract: its clauses with the risk each covers, both signatures, and what an amendment changes. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, isPending, refetch } = useQuery(contractQuery(id));
  usePageTitle(data ? String(data.record.number) : t('contracts.one'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      <Head page={data} />
      <div className="deal-columns">
        <div>
          {data.difference && <Changes page={data} />}
          <Clauses page={data} />
        </div>
        <aside>
          <Signatures page={data} />
          {!past && <Acts page={data} />}
          <Amendments page={data} />
        </aside>
      </div>
    </div>
  );
}

function Head({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choice = useChoiceLabel('deal_contract');
  const { record, application } = page;
  const status = String(record.status);
  return (
    <header className="page-head">
      <div>
        <h1>
          {choice('kind', String(record.kind))} · <span translate="no">{String(record.number)}</span>
        </h1>
        <p className="page-lead">
          <Link className="link" to={`/customers/${String(record.customer)}`} translate="no">
            {String(record.customer_title ?? '')}
          </Link>
          {Boolean(record.amends) && (
            <>
              {' · '}
              {t('contracts.amends')}{' '}
              <Link className="link" to={`/contracts/${String(record.amends)}`} translate="no">
                {String(record.amends_title ?? '')}
              </Link>
            </>
          )}
        </p>
      </div>
      <div className="grow" />
      <Pill size="large" tone={contractTone[status] ?? 'neutral'}>
        {choice('status', status)}
      </Pill>
      <Link className="button" to={`/applications/${application.id}`}>
        <FileText size={14} /> {t('contracts.application')}
      </Link>
      <a
        className="button"
        href={`/api/v1/deal_contract/${record.id}/print?lang=${language}`}
        target="_blank"
        rel="noreferrer"
      >
        <Download size={14} /> {t('contracts.print')}
      </a>
    </header>
  );
}

function Clauses({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const clauses = (page.record.clauses ?? []) as unknown as ContractClause[];
  const changes = new Map(page.difference?.clauses.map((each) => [each.name, each]));
  return (
    <Panel title={t('contracts.clauses')} note={String(clauses.length)}>
      <ol className="contract-clauses">
        {clauses.map((clause) => {
          const change = changes.get(clause.name);
          return (
            <li key={clause.name} data-change={change?.change}>
              <header>
                <b>{label(clause.title)}</b>
                {change && change.change !== 'same' && (
                  <Pill tone={change.change === 'added' ? 'blue' : 'yellow'}>
                    {t(`contracts.changes.${change.change}`)}
                  </Pill>
                )}
                <span className="grow" />
                <span className="contract-risk">
                  <ShieldCheck size={13} aria-hidden /> {t('contracts.covers', { risk: label(clause.risk) })}
                </span>
              </header>
              {change?.before && <p className="contract-before">{label(change.before)}</p>}
              <p>{label(clause.text)}</p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Changes({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choice = useChoiceLabel('application');
  const show = (name: string, value: number | string | null): string => {
    if (value === null) return absent;
    if (name === 'security') return choice('security', String(value));
    if (name === 'rate') return `${(Number(value) / 1e6).toFixed(4).replace(/0+$/, '').replace(/\.$/, '')}%`;
    if (name === 'term_months') return t('contracts.months', { count: Number(value) });
    return amountText(Number(value), language);
  };
  const terms = page.difference?.terms ?? [];
  return (
    <Panel title={t('contracts.difference')}>
      {Boolean(page.record.reason) && <p translate="no">{String(page.record.reason)}</p>}
      {terms.length === 0 ? (
        <p className="muted">{t('contracts.sameTerms')}</p>
      ) : (
        <dl className="facts">
          {terms.map((term) => (
            <div key={term.name}>
              <dt>{t(`contracts.terms.${term.name as 'amount'}`)}</dt>
              <dd>
                <s className="muted">{show(term.name, term.before)}</s> → <b>{show(term.name, term.after)}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Signatures({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const { record } = page;
  const date = (name: string) => (record[name] ? String(record[name]) : t('contracts.notSigned'));
  return (
    <Panel title={t('contracts.signatures')}>
      <dl className="facts">
        <div>
          <dt>{t('contracts.customer')}</dt>
          <dd>
            {date('customer_signed_on')} <span translate="no">{String(record.customer_signer ?? '')}</span>
          </dd>
        </div>
        <div>
          <dt>{t('contracts.bank')}</dt>
          <dd>
            {date('bank_signed_on')} <span translate="no">{page.bank_signer ?? ''}</span>
          </dd>
        </div>
        {Boolean(record.evidence) && (
          <div>
            <dt>{t('contracts.evidence')}</dt>
            <dd>
              <a
                className="link"
                href={`/api/v1/attachment/${String(record.evidence)}/content?show=true`}
                target="_blank"
                rel="noreferrer"
                translate="no"
              >
                {String(record.evidence_title ?? record.evidence)}
              </a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('contracts.inForce')}</dt>
          <dd>{record.signed_on ? String(record.signed_on) : absent}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function useAct(done: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => {
      toastDone(t('contracts.done'));
      done();
    },
    onError: (error) => toastFailed(t('contracts.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
}

function Acts({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'customer' | 'bank' | 'void' | 'amend' | null>(null);
  const acts = (
    [
      ['customer', page.customer_may_sign],
      ['bank', page.bank_may_sign],
      ['amend', page.may_amend],
      ['void', page.may_void],
    ] as const
  ).filter(([, may]) => may);
  if (acts.length === 0) return null;
  return (
    <Panel title={t('contracts.act')}>
      {open ? (
        <Act page={page} act={open} onClose={() => setOpen(null)} />
      ) : (
        <div className="contract-acts">
          {acts.map(([act], i) => (
            <Button key={act} kind={i === 0 ? 'primary' : 'default'} onClick={() => setOpen(act)}>
              {t(`contracts.acts.${act}`)}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Act({
  page,
  act,
  onClose,
}: {
  page: ContractPage;
  act: 'customer' | 'bank' | 'void' | 'amend';
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { record, application } = page;
  const [date, setDate] = useState(me.today);
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const run = useAct(onClose);
  const send = async () => {
    if (act === 'void') return post(`/deal_contract/${record.id}/void`, { reason: text.trim() });
    if (act === 'amend') {
      const made = await post<{ id: string }>(`/application/${application.id}/contract`, {
        kind: 'amendment',
        amends: record.id,
        reason: text.trim(),
      });
      await navigate(`/contracts/${made.id}`);
      return made;
    }
    let evidence: string | null = null;
    if (file) {
      const kept = await sendFile(String(record.customer), file, { kind: 'contract' });
      evidence = kept.id;
    }
    return act === 'bank'
      ? post(`/deal_contract/${record.id}/sign`, { signed_on: date })
      : post(`/deal_contract/${record.id}/customer_sign`, { signed_on: date, signer: text.trim(), evidence });
  };
  const signs = act === 'customer' || act === 'bank';
  const ready = act === 'bank' ? date !== '' : text.trim() !== '' && (act !== 'customer' || file !== null);
  return (
    <form
      className="deal-form"
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate(send);
      }}
    >
      {signs && (
        <Field label={t('contracts.signedOn')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={date}
              max={me.today}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Field>
      )}
      {act !== 'bank' && (
        <Field label={t(`contracts.texts.${act}`)}>
          {(control) => (
            <input
              {...control}
              value={text}
              maxLength={act === 'customer' ? 80 : 500}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      {act === 'customer' && (
        <Field label={t('contracts.evidence')} help={t('contracts.evidenceHelp')}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".pdf,.jpg,.jpeg,.png"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
      )}
      <div className="contract-acts">
        <Button type="submit" kind="primary" busy={run.isPending} disabled={!ready}>
          {t(`contracts.acts.${act}`)}
        </Button>
        <Button kind="ghost" onClick={onClose}>
          {t('contracts.notNow')}
        </Button>
      </div>
    </form>
  );
}

function Amendments({ page }: { page: ContractPage }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('deal_contract');
  if (page.amendments.length === 0) return null;
  return (
    <Panel title={t('contracts.amendments')} note={String(page.amendments.length)}>
      <ul className="deal-opinions">
        {page.amendments.map((each) => (
          <li key={each.id}>
            <header>
              <Link className="link" to={`/contracts/${each.id}`} translate="no">
                {each.number}
              </Link>
              <Pill tone={contractTone[each.status] ?? 'neutral'}>{choice('status', each.status)}</Pill>
            </header>
            {each.reason && <p translate="no">{each.reason}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
