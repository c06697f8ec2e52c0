import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { Download, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLanguage } from '@/i18n';
import portfolio from '@/i18n/zh/portfolio';
import { usePageTitle } from '@/shared/state/page-title';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import '@/shared/ui/table.css';
import './portfolio.css';

addWords(portfolio);

const parts = {
  overview: lazy(() => import('./Overview')),
  industries: lazy(() => import('./IndustriesTab')),
  limits: lazy(() => import('./LimitsTab')),
  history: lazy(() => import('./HistoryTab')),
  whatif: lazy(() => import('./WhatIfTab')),
  allocation: lazy(() => import('./AllocationTab')),
  loss: lazy(() => import('./LossTab')),
  ecl: lazy(() => import('./EclTab')),
  climate: lazy(() => import('./ClimateTab')),
  classes: lazy(() => import('./ClassesTab')),
};
type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];
/** What not everybody who sees the book may do. */
const needs: Partial<Record<Part, string>> = { allocation: 'portfolio.allocate' };

/** The whole book on one page; the part stands in the address. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  usePageTitle(t('portfolio.title'), false);
  const open = names.filter((each) => !needs[each] || me.permissions.includes(needs[each]));
  const current = open.find((each) => each === params.get('tab')) ?? 'overview';
  const Content = parts[current];
  return (
    <div className="page portfolio">
      <header className="page-head">
        <h1>{t('portfolio.title')}</h1>
        <span className="page-count">{me.today}</span>
        <div className="grow" />
        <a
          className="button"
          href={`/api/v1/portfolio/report?language=${language === 'en' ? 'en' : 'zh'}`}
          download
        >
          <FileText size={14} aria-hidden />
          <span>{t('portfolio.report')}</span>
        </a>
        <a className="button" href="/api/v1/portfolio/workbook" download>
          <Download size={14} aria-hidden />
          <span>{t('portfolio.workbook')}</span>
        </a>
      </header>
      <Tabs
        label={t('portfolio.title')}
        current={current}
        onChange={(key) => setParams(key === 'overview' ? {} : { tab: key })}
        tabs={open.map((key) => ({ key, label: t(`portfolio.tab.${key}`) }))}
      />
      <Suspense fallback={<PageSkeleton />}>
        <Content />
      </Suspense>
    </div>
  );
}
