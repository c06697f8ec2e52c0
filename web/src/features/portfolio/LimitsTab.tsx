import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { LimitTable } from './LimitBar';
import { limitsQuery } from './queries';
import type { LimitUse } from './types';

const dimensions = ['customer', 'group', 'industry', 'region', 'product', 'branch'] as const;

export default function LimitsTab() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(limitsQuery);
  const [dimension, setDimension] = useState<LimitUse['dimension'] | 'all'>('all');
  const [tight, setTight] = useState<'all' | 'tight'>('all');
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const shown = data.items
    .filter(
      (use) =>
        (dimension === 'all' || use.dimension === dimension) &&
        (tight === 'all' || use.state === 'red' || use.state === 'yellow'),
    )
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  return (
    <>
      {data.unknown > 0 && <Notice tone="yellow">{t('portfolio.unknownBase')}</Notice>}
      <Panel
        flush
        title={t('portfolio.allLimits')}
        note={t('portfolio.limitNote', { red: data.red, yellow: data.yellow })}
        extra={
          me.entities.portfolio_limit?.read && (
            <Link className="link" to="/records/portfolio_limit">
              {t('portfolio.ownLimits')}
            </Link>
          )
        }
      >
        <div className="portfolio-tools">
          <Segments
            label={t('portfolio.limit')}
            value={dimension}
            onChange={setDimension}
            options={[
              { value: 'all', label: t('portfolio.all') },
              ...dimensions.map((value) => ({ value, label: t(`portfolio.dimension.${value}`) })),
            ]}
          />
          <Segments
            label={t('portfolio.limitState')}
            value={tight}
            onChange={setTight}
            options={[
              { value: 'all', label: t('portfolio.all') },
              { value: 'tight', label: t('portfolio.onlyTight') },
            ]}
          />
        </div>
        {shown.length === 0 ? (
          <Empty small title={t('portfolio.noLimits')} />
        ) : (
          <TableBox label={t('portfolio.allLimits')}>
            <LimitTable items={shown} />
          </TableBox>
        )}
      </Panel>
    </>
  );
}
