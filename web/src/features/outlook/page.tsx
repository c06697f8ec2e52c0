import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords, useLanguage } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import words from '@/i18n/zh/outlook';
import { absent, amountHeadline, number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { JobButton } from '@/shared/jobs/JobButton';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import '@/shared/ui/table.css';
import { KeepTab } from './KeepTab';
import { ListTab } from './ListTab';
import { ModelsTab } from './ModelsTab';
import { pageQuery, runOutlook, type Page } from './queries';
import { RulesTab } from './RulesTab';
import './outlook.css';

addWords({ ...customer360, ...words });

const tabs = ['leave', 'offer', 'convert', 'keep', 'rules', 'models'] as const;

/** Who may leave, who may come, what to offer next, and what is done to keep those who may leave. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'leave';
  const { data, error, isPending, refetch } = useQuery(pageQuery);
  usePageTitle(t('nav.outlook'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page outlook">
      <header className="page-head">
        <div>
          <h1>{t('nav.outlook')}</h1>
          <p className="page-lead">
            {t('outlook.lead', { months: data.window_months, date: data.scored_on ?? t('outlook.never') })}
          </p>
        </div>
        <div className="grow" />
        {data.may_run && (
          <JobButton
            label={t('outlook.run')}
            progress={(done, total) => t('outlook.running', { done: number(done), total: number(total) })}
            finished={t('outlook.ran')}
            failed={t('outlook.failed')}
            start={runOutlook}
          />
        )}
      </header>
      <Headline page={data} />
      <Tabs
        label={t('nav.outlook')}
        current={tab}
        onChange={(key) => setParams(key === 'leave' ? {} : { tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({ key, label: t(`outlook.tab.${key}`) }))}
      />
      {tab === 'leave' && <ListTab by="churn" page={data} />}
      {tab === 'offer' && <ListTab by="product" page={data} />}
      {tab === 'convert' && <ListTab by="conversion" page={data} />}
      {tab === 'keep' && <KeepTab />}
      {tab === 'rules' && <RulesTab />}
      {tab === 'models' && <ModelsTab page={data} />}
    </div>
  );
}

function Headline({ page }: { page: Page }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [income, unit] = amountHeadline(page.offers.income ?? 0, language);
  return (
    <Figures
      items={[
        { name: t('outlook.scored'), value: number(page.customers) },
        { name: t('outlook.high', { share: percent(page.high, 0) }), value: number(page.churn.high) },
        {
          name: t('outlook.expected'),
          value: page.churn.expected === null ? absent : number(page.churn.expected, 0),
        },
        { name: t('outlook.offers'), value: number(page.offers.customers) },
        { name: t('outlook.income'), value: page.offers.income === null ? absent : income, unit },
      ]}
    />
  );
}
