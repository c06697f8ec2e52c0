import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '@/api/session';
import { useLabel } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { linePath, Plot } from '@/shared/charts/Plot';
import { absent, number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { LimitList, StateDot } from './LimitBar';
import { shareText, useMoney } from './money';
import { industriesQuery, industryQuery } from './queries';
import type { Industry, IndustryItem } from './types';

const stanceTones: Record<NonNullable<IndustryItem['stance']>, Tone> = {
  encouraged: 'green',
  neutral: 'blue',
  cautious: 'orange',
  restricted: 'red',
};
const levels = ['red', 'orange', 'yellow', 'blue'] as const;

/** Industries beside each other; one of them, named in the address, with all that hangs on it. */
export default function IndustriesTab() {
  const [params] = useSearchParams();
  const section = params.get('section');
  return section ? <One section={section} /> : <All />;
}

function Stance({ stance }: { stance: IndustryItem['stance'] }) {
  const { t } = useTranslation();
  if (!stance) return <span className="faint">{t('portfolio.ind.noStance')}</span>;
  return <Pill tone={stanceTones[stance]}>{t(`portfolio.ind.stance.${stance}`)}</Pill>;
}

function Climate({ item }: { item: IndustryItem }) {
  const { t } = useTranslation();
  if (item.climate === null) return <span className="faint">{t('portfolio.ind.unknown')}</span>;
  return (
    <>
      {number(item.climate, 1)}
      {item.outlook && <small className="faint"> {t(`portfolio.ind.outlook.${item.outlook}`)}</small>}
    </>
  );
}

function All() {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const { data, error, refetch } = useQuery(industriesQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const shown = [...data.items].sort((a, b) => b.exposure - a.exposure);
  return (
    <Panel flush title={t('portfolio.ind.title')} note={t(data.whole ? 'portfolio.whole' : 'portfolio.part')}>
      {shown.length === 0 && <Empty small title={t('portfolio.ind.none')} />}
      <TableBox label={t('portfolio.ind.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('portfolio.ind.industry')}</th>
              <th scope="col">{t('portfolio.ind.stanceName')}</th>
              <th scope="col" className="number">
                {t('portfolio.ind.customers')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.exposure')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.share')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.ind.target')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.npl')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.ecl')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.ind.climate')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.use')}
              </th>
              <th scope="col">{t('portfolio.limitState')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.key}>
                <th scope="row">
                  <Link className="link" to={`/portfolio?tab=industries&section=${item.key}`}>
                    {label(item.label)}
                  </Link>
                </th>
                <td>
                  <Stance stance={item.stance} />
                </td>
                <td className="number">{number(item.customers)}</td>
                <td className="number">{money(item.exposure)}</td>
                <td className="number">{shareText(item.share, 1)}</td>
                <td className="number">
                  {item.target === null ? (
                    absent
                  ) : (
                    <span className={item.outside ? 'late' : undefined}>
                      {shareText(item.target, 0)} ± {shareText(item.band, 0)}
                    </span>
                  )}
                </td>
                <td className="number">{shareText(item.npl_ratio)}</td>
                <td className="number">{money(item.ecl)}</td>
                <td className="number">
                  <Climate item={item} />
                </td>
                <td className="number">{shareText(item.limit_share, 0)}</td>
                <td>{item.limit_state ? <StateDot state={item.limit_state} /> : absent}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function One({ section }: { section: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money, headline } = useMoney();
  const { data, error, refetch } = useQuery(industryQuery(section));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { item } = data;
  const [value, unit] = headline(item.exposure);
  const open = data.warnings.reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      <div className="portfolio-industry">
        <h2>{label(item.label)}</h2>
        <Stance stance={item.stance} />
        {item.cycle && <span className="muted">{t(`portfolio.ind.cycle.${item.cycle}`)}</span>}
        <span className="grow" />
        <Link className="link" to="/portfolio?tab=industries">
          {t('portfolio.ind.all')}
        </Link>
        <Link className="link" to={`/customers?industry.under=${section}`}>
          {t('portfolio.ind.openCustomers', { count: number(item.customers) })}
        </Link>
      </div>
      {item.note && <Notice tone="blue">{label(item.note)}</Notice>}
      <Figures
        items={[
          {
            name: t('portfolio.exposure'),
            value,
            unit,
            note:
              item.target === null
                ? shareText(item.share, 1)
                : t('portfolio.ind.ofTarget', {
                    share: shareText(item.share, 1),
                    target: shareText(item.target, 0),
                    band: shareText(item.band, 0),
                  }),
          },
          {
            name: t('portfolio.npl'),
            value: shareText(item.npl_ratio),
            note: t('portfolio.nplAmount', { amount: money(item.npl) }),
          },
          { name: t('portfolio.ecl'), value: money(item.ecl) },
          {
            name: t('portfolio.ind.climate'),
            value: item.climate === null ? absent : number(item.climate, 1),
            note: item.climate_on
              ? `${item.outlook ? t(`portfolio.ind.outlook.${item.outlook}`) : ''} ${item.climate_on}`
              : t('portfolio.ind.unknown'),
          },
          {
            name: t('portfolio.ind.warnings'),
            value: number(open),
            note: levels
              .flatMap((level) => {
                const found = data.warnings.find((each) => each.level === level);
                return found ? [`${t(`portfolio.ind.level.${level}`)} ${number(found.count)}`] : [];
              })
              .join(' · '),
          },
        ]}
      />
      <div className="portfolio-grid">
        <Panel title={t('portfolio.ind.course')} note={t('portfolio.ind.neutral')}>
          <Course data={data} />
        </Panel>
        <Panel title={t('portfolio.ind.limits')}>
          {data.limits.length ? (
            <LimitList items={data.limits} />
          ) : (
            <Empty small title={t('portfolio.noLimits')} />
          )}
          <Classes data={data} />
        </Panel>
        <Panel title={t('portfolio.grades')}>
          <BarLines
            label={t('portfolio.grades')}
            names={data.grades.filter((each) => each.key || each.exposure).map((each) => each.key || '?')}
            format={(each) => shareText(each, 0)}
            series={[
              {
                name: t('portfolio.ind.ofIndustry'),
                colour: '--c1',
                kind: 'bar',
                values: data.grades
                  .filter((each) => each.key || each.exposure)
                  .map((each) => (item.exposure > 0 ? each.exposure / item.exposure : null)),
              },
            ]}
          />
        </Panel>
        <Panel title={t('portfolio.ind.projects')} flush={data.projects.length > 0}>
          <Projects data={data} />
        </Panel>
        <Panel title={t('portfolio.topCustomers')} flush className="portfolio-wide">
          <Customers data={data} />
        </Panel>
      </div>
    </>
  );
}

/** Climate over three years around the neutral 100. */
function Course({ data }: { data: Industry }) {
  const { t } = useTranslation();
  const values = data.climate.map((each) => each.value);
  if (values.length < 2) return <Empty small title={t('portfolio.ind.unknown')} />;
  const names = data.climate.map((each) => each.on.slice(0, 7));
  return (
    <Plot
      label={t('portfolio.ind.course')}
      names={names}
      low={Math.min(95, ...values)}
      high={Math.max(105, ...values)}
      format={(value) => number(value)}
      legend={[{ name: t('portfolio.ind.climate'), colour: '--c1', line: true }]}
      words={(index) =>
        `${names[index]}: ${number(values[index]!, 1)}${data.climate[index]!.source ? `, ${data.climate[index]!.source}` : ''}`
      }
    >
      {(area) => (
        <>
          <line
            className="plot-limit"
            x1={area.x(0)}
            x2={area.x(names.length - 1)}
            y1={area.y(100)}
            y2={area.y(100)}
            style={{ stroke: 'var(--text-3)' }}
          />
          <path className="plot-line" d={linePath(values, area)} style={{ stroke: 'var(--c1)' }} />
        </>
      )}
    </Plot>
  );
}

function Classes({ data }: { data: Industry }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const total = data.classes.reduce((sum, each) => sum + each.amount, 0);
  return (
    <dl className="portfolio-facts" aria-label={t('portfolio.ind.classes')}>
      {data.classes.map((each) => (
        <div key={each.key}>
          <dt>{label(each.label)}</dt>
          <dd>
            {money(each.amount)}{' '}
            <small className="faint">{total ? shareText(each.amount / total, 1) : ''}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Projects({ data }: { data: Industry }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const { entities } = useMeta();
  const project = entities.find((each) => each.name === 'project');
  const choice = (field: string, name: string | null) =>
    label(
      project?.fields.find((each) => each.name === field)?.choices?.find((each) => each.name === name)?.label,
    ) ?? absent;
  if (data.projects.length === 0) return <Empty small title={t('portfolio.ind.noProjects')} />;
  return (
    <TableBox label={t('portfolio.ind.projects')}>
      <table className="table">
        <tbody>
          {data.projects.map((each) => (
            <tr key={each.id}>
              <th scope="row" translate="no">
                <Link className="link" to={`/projects/${each.id}`}>
                  {each.name}
                </Link>
              </th>
              <td>{choice('kind', each.kind)}</td>
              <td>{choice('phase', each.phase)}</td>
              <td className="number">{money(each.loan)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Customers({ data }: { data: Industry }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  if (data.customers.length === 0) return <Empty small title={t('portfolio.ind.none')} />;
  return (
    <TableBox label={t('portfolio.topCustomers')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.customer')}</th>
            <th scope="col">{t('portfolio.grade')}</th>
            <th scope="col">{t('portfolio.ind.yearAgo')}</th>
            <th scope="col" className="number">
              {t('portfolio.exposure')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.ind.ofIndustry')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.customers.map((each, index) => (
            <tr key={index}>
              <th scope="row" translate="no">
                {each.id ? (
                  <Link className="link" to={`/customers/${each.id}`}>
                    {each.name}
                  </Link>
                ) : (
                  absent
                )}
              </th>
              <td>
                {each.grade && each.grade_year_ago && each.grade !== each.grade_year_ago ? (
                  <Dot tone="blue">{each.grade}</Dot>
                ) : (
                  (each.grade ?? absent)
                )}
              </td>
              <td>{each.grade_year_ago ?? absent}</td>
              <td className="number">{money(each.exposure)}</td>
              <td className="number">{shareText(each.share, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
