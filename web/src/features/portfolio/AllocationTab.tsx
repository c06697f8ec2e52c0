import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/allocation';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { allocate, bodyOf, fenOfWan, noAsk, type Allocation, type Ask } from './allocation';
import { CandidateTable, PlanLimitTable } from './AllocationTables';
import { AllocationOutcome } from './AllocationOutcome';
import { useMoney } from './money';
import { Compare } from './Outcome';

addWords(words);

export default function AllocationTab() {
  const { t } = useTranslation();
  const [ask, setAsk] = useState(noAsk);
  const [missing, setMissing] = useState(false);
  const [solved, setSolved] = useState<Ask | null>(null);
  const change = (part: Partial<Ask>) => setAsk((old) => ({ ...old, ...part }));
  const open = { source: ask.source, growth: ask.growth };
  const choices = useQuery({
    queryKey: ['portfolio', 'allocation', open],
    queryFn: async () => (await allocate(bodyOf({ ...noAsk, ...open }, false))).result,
    placeholderData: keepPreviousData,
  });
  const run = useMutation({
    mutationFn: async (asked: Ask) => (await allocate(bodyOf(asked, true))).result,
    onSuccess: (_, asked) => setSolved(asked),
    onError: (error) => toastFailed(t('allocation.failed'), error),
  });
  if (choices.error) return <Failed error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <PageSkeleton />;
  const result = solved && run.data ? run.data : null;
  const shown = result ?? choices.data;
  const reset = () => {
    setAsk(noAsk);
    setSolved(null);
    run.reset();
  };
  return (
    <div className="whatif allocation">
      <Panel title={t('allocation.title')}>
        <form
          className="whatif-form"
          onSubmit={(event) => {
            event.preventDefault();
            const quota = fenOfWan(ask.quota);
            setMissing(!quota);
            if (quota) run.mutate(ask);
          }}
        >
          <Terms
            ask={ask}
            missing={missing}
            change={(part) => {
              change(part.source ? { ...part, leftOut: [], limits: {} } : part);
              if (part.source) setSolved(null);
            }}
          />
          <div className="whatif-foot">
            <Button kind="primary" type="submit" busy={run.isPending}>
              {t('allocation.run')}
            </Button>
            <Button onClick={reset}>{t('allocation.clear')}</Button>
          </div>
        </form>
      </Panel>
      <div className="whatif-out">
        {result && solved !== ask && <Notice tone="yellow">{t('allocation.stale')}</Notice>}
        {result && <AllocationOutcome result={result} quota={fenOfWan(solved!.quota) ?? 0} />}
        {result?.feasible && solved === ask && <Keep ask={ask} />}
        <Candidates shown={shown} ask={ask} change={change} />
        <Limits shown={shown} ask={ask} change={change} />
        {result?.before && result.after && (
          <Panel flush title={t('allocation.compare')}>
            <Compare before={result.before} after={result.after} />
          </Panel>
        )}
        <Plans />
      </div>
    </div>
  );
}

interface Part {
  ask: Ask;
  change: (part: Partial<Ask>) => void;
}

function Terms({ ask, change, missing }: Part & { missing: boolean }) {
  const { t } = useTranslation();
  const type = (
    name: 'quota' | 'capital' | 'single' | 'growth' | 'least',
    placeholder: string,
    error?: string,
  ) => (
    <Field label={t(`allocation.${name}`)} error={error}>
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          value={ask[name]}
          placeholder={placeholder}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Segments
        label={t('allocation.source')}
        value={ask.source}
        onChange={(source) => change({ source })}
        options={[
          { value: 'pipeline', label: t('allocation.pipeline') },
          { value: 'segments', label: t('allocation.segments') },
        ]}
      />
      {type('quota', '50000', missing ? t('allocation.needQuota') : undefined)}
      <Field label={t('allocation.objective')}>
        {(control) => (
          <select
            {...control}
            value={ask.objective}
            onChange={(event) => change({ objective: event.target.value as Ask['objective'] })}
          >
            {(['eva', 'raroc', 'earnings'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`allocation.objectives.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {type('capital', t('allocation.unlimited'))}
      {type('single', t('allocation.unlimited'))}
      {ask.source === 'segments' && type('growth', '20')}
      {type('least', '0')}
    </>
  );
}

function Candidates({ shown, ask, change }: Part & { shown: Allocation }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const demand = shown.candidates.reduce((sum, each) => sum + each.demand, 0);
  return (
    <Panel
      flush={shown.candidates.length > 0}
      title={t('allocation.candidates')}
      note={t('allocation.candidatesNote', { count: shown.candidates.length, amount: money(demand) })}
    >
      {shown.candidates.length === 0 ? (
        <Empty small title={t('allocation.noCandidates')} />
      ) : (
        <CandidateTable
          items={shown.candidates}
          solved={shown.feasible}
          leftOut={ask.leftOut}
          onToggle={(id) =>
            change({
              leftOut: ask.leftOut.includes(id)
                ? ask.leftOut.filter((each) => each !== id)
                : [...ask.leftOut, id],
            })
          }
        />
      )}
    </Panel>
  );
}

function Limits({ shown, ask, change }: Part & { shown: Allocation }) {
  const { t } = useTranslation();
  return (
    <Panel
      flush={shown.limits.length > 0}
      title={t('allocation.limits')}
      note={shown.feasible ? t('allocation.shadow') : t('allocation.limitsNote')}
    >
      {shown.limits.length === 0 ? (
        <Empty small title={t('allocation.noLimits')} />
      ) : (
        <PlanLimitTable
          items={shown.limits}
          solved={shown.feasible}
          typed={ask.limits}
          onType={(key, text) => change({ limits: { ...ask.limits, [key]: text } })}
        />
      )}
    </Panel>
  );
}

/** The plan under a name, to be shown and argued about. */
function Keep({ ask }: { ask: Ask }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState(t('allocation.defaultName', { date: me.today }));
  const keep = useMutation({
    mutationFn: () => allocate(bodyOf(ask, true, name.trim())),
    onSuccess: () => {
      toastDone(t('allocation.saved'));
      void client.invalidateQueries({ queryKey: ['records', 'allocation_plan'] });
    },
    onError: (error) => toastFailed(t('allocation.failed'), error),
  });
  return (
    <form
      className="allocation-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate();
      }}
    >
      <div className="field">
        <input
          aria-label={t('allocation.name')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit" busy={keep.isPending} disabled={!name.trim()}>
        {t('allocation.save')}
      </Button>
    </form>
  );
}

const plansQuery = { sort: '-made_at', limit: 10, count: 'none' };

function Plans() {
  const { t } = useTranslation();
  const { money } = useMoney();
  const label = useLabel();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['records', 'allocation_plan', plansQuery],
    queryFn: ({ signal }) => listRecords('allocation_plan', plansQuery, signal),
  });
  if (!data) return null;
  const file = (id: string, part: string) => `/api/v1/portfolio/allocation/${id}/${part}`;
  return (
    <Panel flush={data.items.length > 0} title={t('allocation.plans')}>
      {data.items.length === 0 ? (
        <Empty small title={t('allocation.noPlans')} />
      ) : (
        <TableBox label={t('allocation.plans')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('allocation.name')}</th>
                <th scope="col">{t('allocation.objective')}</th>
                <th scope="col" className="number">
                  {t('allocation.quotaFigure')}
                </th>
                <th scope="col" className="number">
                  {t('allocation.allocated')}
                </th>
                <th scope="col" className="number">
                  {t('allocation.valueAdded')}
                </th>
                <th scope="col" className="number">
                  {t('allocation.funded')}
                </th>
                <th scope="col">{t('allocation.madeAt')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.items.map((plan) => (
                <tr key={plan.id}>
                  <th scope="row" translate="no">
                    {String(plan.name)}
                  </th>
                  <td>
                    {t(`allocation.objectives.${plan.objective as Ask['objective']}`)}
                    <small className="faint portfolio-under">
                      {t(`allocation.${plan.source as Ask['source']}`)}
                    </small>
                  </td>
                  <td className="number">{money(plan.quota as number)}</td>
                  <td className="number">{money(plan.allocated as number)}</td>
                  <td className="number">{money(plan.value_added as number)}</td>
                  <td className="number">
                    {number(Number(plan.funded_count))} / {number(Number(plan.candidate_count))}
                  </td>
                  <td>
                    {instant(String(plan.made_at))}
                    <small className="faint portfolio-under" translate="no">
                      {String(plan.made_by_title ?? '')}
                    </small>
                  </td>
                  <td className="allocation-files">
                    <a
                      className="link"
                      href={`${file(plan.id, 'report')}?language=${language === 'en' ? 'en' : 'zh'}`}
                      aria-label={`${t('allocation.pdf')}: ${label({ zh: String(plan.name), en: String(plan.name) })}`}
                    >
                      {t('allocation.pdf')}
                    </a>
                    <a
                      className="link"
                      href={file(plan.id, 'workbook')}
                      download
                      aria-label={`${t('allocation.xlsx')}: ${String(plan.name)}`}
                    >
                      {t('allocation.xlsx')}
                    </a>
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
