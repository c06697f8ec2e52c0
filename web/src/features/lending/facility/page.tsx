import { useParams, useSearchParams, Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords, useLanguage } from '@/i18n';
import aroundWords from '@/i18n/zh/around';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { amountExact, amountText } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { facilityQuery, type FacilityPage } from './api';
import { ConditionsTab } from './Conditions';
import { GuaranteesTab } from './Guarantees';
import { SyndicateTab } from './Syndicate';
import '@/shared/record/record.css';
import '../lending.css';
import './facility.css';

addWords(lendingWords);
addWords(facilityWords);
addWords(aroundWords);

const tabs = ['conditions', 'guarantees', 'syndicate'] as const;
type TabKey = (typeof tabs)[number];

/** One facility: its limit, and the conditions, guarantees and lenders that stand around it. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { data, error, refetch } = useQuery(facilityQuery(id));
  usePageTitle(data ? String(data.facility.name) : undefined, true);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const asked = address.get('tab') as TabKey | null;
  const tab = asked && tabs.includes(asked) ? asked : 'conditions';
  return (
    <div className="page">
      <Head page={data} />
      <Tabs
        label={t('around.tabs')}
        current={tab}
        onChange={(key) => setAddress({ tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({ key, label: t(`around.tab.${key}`) }))}
      />
      <div className="facility-tab" role="tabpanel" aria-label={t(`around.tab.${tab}`)}>
        {tab === 'conditions' && <ConditionsTab id={id} page={data} />}
        {tab === 'guarantees' && <GuaranteesTab id={id} page={data} />}
        {tab === 'syndicate' && <SyndicateTab id={id} page={data} />}
      </div>
    </div>
  );
}

function Head({ page }: { page: FacilityPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { facility } = page;
  const own = page.path[0];
  const above = page.path[1];
  const money = (fen: number) => <span title={amountExact(fen)}>{amountText(fen, language)}</span>;
  return (
    <>
      <header className="page-head">
        <div className="record-title">
          <h1 translate="no">{String(facility.name)}</h1>
          <p className="page-lead">
            <Link
              className="link"
              translate="no"
              to={`/customers/${String(facility.customer)}?tab=facilities`}
            >
              {String(facility.customer_title ?? '')}
            </Link>
            {' · '}
            <span>{t('around.of', { number: String(facility.number) })}</span>
            {' · '}
            {t('around.expires', { on: String(facility.expires_on) })}
          </p>
        </div>
        <Pill tone={facility.status === 'active' ? 'green' : 'orange'}>
          {t(`facility.status.${facility.status as 'active'}`)}
        </Pill>
        {page.syndicated && <Pill tone="blue">{t('around.tab.syndicate')}</Pill>}
      </header>
      {own && (
        <Figures
          items={[
            { name: t('facility.limit'), value: money(own.amount) },
            { name: t('facility.used'), value: money(own.used) },
            { name: t('facility.reserved'), value: money(own.reserved) },
            {
              name: t('facility.free'),
              value: money(own.free),
              note: above && t('around.above', { name: above.name, free: amountText(above.free, language) }),
            },
          ]}
        />
      )}
    </>
  );
}
