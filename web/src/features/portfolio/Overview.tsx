import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, number } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { HeatMap } from './HeatMap';
import { LimitList } from './LimitBar';
import { MixBars, PartBars } from './MixBars';
import { shareText, useMoney } from './money';
import { cockpitQuery } from './queries';
import type { Cockpit } from './types';

export default function Overview() {
  const { data, error, refetch } = useQuery(cockpitQuery);
  const { t } = useTranslation();
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const tightest = [...data.limits]
    .filter((use) => use.share !== null && use.state !== 'report')
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
    .slice(0, 7);
  return (
    <>
      <Kpis data={data} />
      <p className="faint portfolio-scope">{t(data.whole ? 'portfolio.whole' : 'portfolio.part')}</p>
      <div className="portfolio-grid">
        <Panel title={t('portfolio.industry')} note={t('portfolio.mixNote')}>
          <MixBars items={data.by_section} />
        </Panel>
        <Panel
          title={t('portfolio.worstLimits')}
          extra={
            <Link className="link" to="/portfolio?tab=limits">
              {t('portfolio.allLimits')}
            </Link>
          }
        >
          <LimitList items={tightest} />
        </Panel>
        <Panel title={t('portfolio.heat')} note={t('portfolio.heatNote')} className="portfolio-wide">
          <HeatMap heat={data.heat} total={data.figures.exposure} />
        </Panel>
        <div className="portfolio-stack">
          <Panel title={t('portfolio.grades')}>
            <Grades data={data} />
          </Panel>
          <Panel title={t('portfolio.capital')}>
            <Capital data={data} />
          </Panel>
          <Panel title={t('portfolio.product')}>
            <PartBars items={data.by_product} />
          </Panel>
        </div>
        <div className="portfolio-stack">
          <Panel title={t('portfolio.topCustomers')} flush>
            <Top data={data} />
          </Panel>
          <Panel title={t('portfolio.region')}>
            <PartBars items={data.by_province} />
          </Panel>
          {data.top_groups.length > 0 && (
            <Panel title={t('portfolio.topGroups')} flush>
              <Groups data={data} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function Kpis({ data }: { data: Cockpit }) {
  const { t } = useTranslation();
  const { headline, money } = useMoney();
  const f = data.figures;
  const head = (fen: number) => {
    const [value, unit] = headline(fen);
    return { value, unit };
  };
  return (
    <Figures
      items={[
        {
          name: t('portfolio.exposure'),
          ...head(f.exposure),
          note: t('portfolio.customersNote', {
            customers: number(f.customers),
            accounts: number(f.accounts),
          }),
        },
        {
          name: t('portfolio.npl'),
          value: shareText(f.npl_ratio),
          note: t('portfolio.nplAmount', { amount: money(f.npl) }),
          to: '/portfolio?tab=history',
        },
        {
          name: t('portfolio.ecl'),
          ...head(f.ecl),
          note: f.coverage === null ? absent : t('portfolio.coverage', { share: shareText(f.coverage, 0) }),
        },
        {
          name: t('portfolio.rwa'),
          ...head(f.rwa),
          note: t('portfolio.capitalNote', { amount: money(f.capital) }),
        },
        {
          name: t('portfolio.raroc'),
          value: shareText(f.raroc, 1),
          note: t('portfolio.hurdleNote', { share: shareText(data.capital_base.hurdle, 0) }),
        },
        {
          name: t('portfolio.concentration'),
          value: f.hhi_group === null ? absent : number(f.hhi_group * 10000),
          unit: t('portfolio.hhi'),
          note: f.hhi_group ? t('portfolio.effective', { count: number(1 / f.hhi_group) }) : absent,
        },
        {
          name: t('portfolio.limitState'),
          value: <span data-alarm={data.limit_counts.red > 0 ? '' : undefined}>{data.limit_counts.red}</span>,
          unit: t('portfolio.breaches'),
          note: t('portfolio.limitNote', { red: data.limit_counts.red, yellow: data.limit_counts.yellow }),
          to: '/portfolio?tab=limits',
        },
      ]}
    />
  );
}

function Grades({ data }: { data: Cockpit }) {
  const { t } = useTranslation();
  const shown = data.by_grade.filter((part) => part.key || part.exposure > 0);
  return (
    <BarLines
      label={t('portfolio.grades')}
      names={shown.map((part) => part.key || '?')}
      format={(value) => shareText(value, value < 0.1 ? 1 : 0)}
      series={[
        { name: t('portfolio.share'), colour: '--c1', kind: 'bar', values: shown.map((part) => part.share) },
      ]}
    />
  );
}

function Top({ data }: { data: Cockpit }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  return (
    <TableBox label={t('portfolio.topCustomers')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.customer')}</th>
            <th scope="col">{t('portfolio.grade')}</th>
            <th scope="col" className="number">
              {t('portfolio.exposure')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.top_customers.map((each, index) => (
            <tr key={index}>
              <th scope="row">
                <Link className="link" to={`/customers/${each.id}`} translate="no">
                  {each.name}
                </Link>
                <small className="faint portfolio-under">{label(each.industry)}</small>
              </th>
              <td>{each.grade ?? absent}</td>
              <td className="number">{money(each.exposure)}</td>
              <td className="number">{shareText(each.share, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Groups({ data }: { data: Cockpit }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <TableBox label={t('portfolio.topGroups')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.group')}</th>
            <th scope="col" className="number">
              {t('portfolio.exposure')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.top_groups.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link className="link" to={`/records/customer_group/${each.id}`} translate="no">
                  {each.name ?? absent}
                </Link>
              </th>
              <td className="number">{money(each.exposure)}</td>
              <td className="number">{shareText(each.share, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Capital({ data }: { data: Cockpit }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const f = data.figures;
  const rows: [string, string][] = [
    [t('portfolio.irb'), money(f.rwa)],
    [t('portfolio.standardised'), money(f.rwa_standardised)],
    [t('portfolio.granularity'), money(f.granularity)],
    [t('portfolio.expectedLoss'), money(f.expected_loss)],
    [t('portfolio.unrated'), money(f.unrated)],
    ...(data.whole ? ([[t('portfolio.adequacy'), shareText(f.adequacy, 1)]] as [string, string][]) : []),
  ];
  return (
    <dl className="portfolio-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
