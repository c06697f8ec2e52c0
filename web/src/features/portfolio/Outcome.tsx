import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { absent, number } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { useEntity } from '@/shared/record/entity';
import { useLabel } from '@/i18n';
import { LimitSubject, StateDot, UseBar } from './LimitBar';
import { shareText, useMoney } from './money';
import type { Measures, WhatIf } from './types';

interface Row {
  name: string;
  before: number | null;
  after: number | null;
  kind: 'money' | 'share' | 'index';
  /** Which way is worse. */
  worse: 1 | -1 | 0;
}

/** Before and after, and what moved. */
export function Outcome({ result }: { result: WhatIf }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel
        flush
        title={`${t('portfolio.whatif.before')} → ${t('portfolio.whatif.after')}`}
        note={t('portfolio.whatif.took', { ms: number(result.milliseconds) })}
      >
        <Compare before={result.before} after={result.after} />
      </Panel>
      {result.deal && (
        <Panel title={t('portfolio.whatif.thisDeal')}>
          <DealFacts deal={result.deal} />
        </Panel>
      )}
      <Panel flush={result.limits.length > 0} title={t('portfolio.whatif.moved')}>
        {result.limits.length === 0 ? (
          <p className="faint">{t('portfolio.whatif.notMoved')}</p>
        ) : (
          <Moved result={result} />
        )}
      </Panel>
      {result.cascade.length > 0 && (
        <Panel flush title={t('portfolio.whatif.cascade')}>
          <Cascade result={result} />
        </Panel>
      )}
    </>
  );
}

function useRows(before: Measures, after: Measures, classes: string[]): Row[] {
  const { t } = useTranslation();
  const row = (name: string, kind: Row['kind'], worse: Row['worse'], of: (m: Measures) => number | null) => ({
    name,
    kind,
    worse,
    before: of(before),
    after: of(after),
  });
  return [
    row(t('portfolio.exposure'), 'money', 0, (m) => m.exposure),
    row(t('portfolio.rwa'), 'money', 1, (m) => m.rwa),
    row(t('portfolio.granularity'), 'money', 1, (m) => m.granularity),
    row(t('portfolio.expectedLoss'), 'money', 1, (m) => m.expected_loss),
    row(t('portfolio.ecl'), 'money', 1, (m) => m.ecl),
    ...[0, 1, 2].map((index) =>
      row(t('portfolio.whatif.stage', { n: index + 1 }), 'money', 1, (m) => m.stages[index]!.ecl),
    ),
    row(t('portfolio.npl'), 'share', 1, (m) => m.npl_ratio),
    ...classes.map((name, index) => row(name, 'money', index === 0 ? -1 : 1, (m) => m.classes[index] ?? 0)),
    row(`${t('portfolio.hhi')} · ${t('portfolio.dimension.group')}`, 'index', 1, (m) => m.hhi_group),
    row(`${t('portfolio.hhi')} · ${t('portfolio.dimension.industry')}`, 'index', 1, (m) => m.hhi_industry),
    row(t('portfolio.raroc'), 'share', -1, (m) => m.raroc),
    row(t('portfolio.adequacy'), 'share', -1, (m) => m.adequacy),
  ];
}

export function Compare({ before, after }: { before: Measures; after: Measures }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const label = useLabel();
  const loan = useEntity('loan');
  const classes =
    loan?.fields.find((field) => field.name === 'five_class')?.choices?.map((each) => label(each.label)) ??
    [];
  const rows = useRows(before, after, classes);
  const text = (row: Row, value: number | null) =>
    value === null
      ? absent
      : row.kind === 'money'
        ? money(value)
        : row.kind === 'share'
          ? shareText(value)
          : number(value * 10000);
  return (
    <TableBox label={t('portfolio.whatif.change')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('list.field')}</th>
            <th scope="col" className="number">
              {t('portfolio.whatif.before')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.whatif.after')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.whatif.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const change = row.before === null || row.after === null ? null : row.after - row.before;
            const size = change === null ? 0 : Math.abs(change) < 1e-9 ? 0 : Math.sign(change) * row.worse;
            return (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="number">{text(row, row.before)}</td>
                <td className="number">{text(row, row.after)}</td>
                <td
                  className="number"
                  data-worse={size > 0 ? '' : undefined}
                  data-better={size < 0 ? '' : undefined}
                >
                  {change === null || Math.abs(change) < 1e-9
                    ? '0'
                    : `${change > 0 ? '▲ ' : '▼ '}${text(row, Math.abs(change))}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}

function DealFacts({ deal }: { deal: NonNullable<WhatIf['deal']> }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const rows: [string, string][] = [
    [t('portfolio.exposure'), money(deal.exposure)],
    ['PD', deal.rated ? shareText(deal.pd) : `${shareText(deal.pd)} · ${t('portfolio.notRated')}`],
    ['LGD', shareText(deal.lgd, 0)],
    [t('portfolio.rwa'), money(deal.rwa)],
    [t('portfolio.capitalNote', { amount: '' }).trim(), money(deal.capital)],
    [t('portfolio.expectedLoss'), money(deal.expected_loss)],
    [t('portfolio.ecl'), money(deal.ecl)],
    [t('portfolio.raroc'), shareText(deal.raroc)],
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

function Moved({ result }: { result: WhatIf }) {
  const { t } = useTranslation();
  const label = useLabel();
  const shown = [...result.limits].sort((a, b) => (b.now.share ?? 0) - (a.now.share ?? 0)).slice(0, 20);
  return (
    <TableBox label={t('portfolio.whatif.moved')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.limit')}</th>
            <th scope="col">{t('portfolio.customer')}</th>
            <th scope="col" className="number">
              {t('portfolio.whatif.before')}
            </th>
            <th scope="col">{t('portfolio.whatif.after')}</th>
            <th scope="col">{t('portfolio.limitState')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each, index) => (
            <tr key={index}>
              <th scope="row">{label(each.now.label)}</th>
              <td>
                <LimitSubject use={each.now} />
              </td>
              <td className="number">{shareText(each.share_before, 1)}</td>
              <td>
                <UseBar use={each.now} />
              </td>
              <td>
                <StateDot state={each.now.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Cascade({ result }: { result: WhatIf }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <TableBox label={t('portfolio.whatif.cascade')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.customer')}</th>
            <th scope="col">{t('portfolio.whatif.change')}</th>
            <th scope="col" className="number">
              {t('portfolio.whatif.called')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.whatif.equity')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.cascade.map((step, index) => (
            <tr key={index}>
              <th scope="row">
                {step.id ? (
                  <Link className="link" to={`/customers/${step.id}`} translate="no">
                    {step.name}
                  </Link>
                ) : (
                  <span className="faint">{t('portfolio.whatif.hidden')}</span>
                )}
              </th>
              <td data-worse={step.effect === 'defaults' ? '' : undefined}>
                {t('portfolio.whatif.round', { n: step.round })} ·{' '}
                {t(`portfolio.whatif.effect.${step.effect}`)}
              </td>
              <td className="number">{money(step.called)}</td>
              <td className="number">{money(step.equity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
