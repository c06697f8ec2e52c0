import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage, useLabel } from '@/i18n';
import { absent, amountText, number, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { marketQuery, type MarketOpinion } from './opinions';

/** KMV/Merton beside the bank's grade: by the share price, or by a proxy that says so. */
export function SecondOpinion({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data } = useQuery(marketQuery(customer));
  if (!data) return null;
  const { opinion } = data;
  const missing = opinion.missing.zh
    ? label({ zh: opinion.missing.zh, en: opinion.missing.en ?? opinion.missing.zh })
    : null;
  return (
    <Panel
      title={t('opinions.market')}
      note={opinion.basis !== 'none' && t(`opinions.basis.${opinion.basis}`)}
      extra={
        opinion.policy && (
          <Link className="link" to={`/policies?file=${encodeURIComponent(opinion.policy)}`}>
            {t('opinions.terms')}
          </Link>
        )
      }
    >
      {opinion.basis === 'none' ? (
        <p className="muted">
          {t('c360.notEvaluated')}
          {t('opinions.because')}
          {missing}
        </p>
      ) : (
        <Judged opinion={opinion} />
      )}
    </Panel>
  );
}

function Judged({ opinion }: { opinion: MarketOpinion }) {
  const { t } = useTranslation();
  const label = useLabel();
  const far = Math.abs(opinion.difference ?? 0) >= (opinion.far ?? 3);
  return (
    <>
      <div className="market-lead">
        <span>
          <small>{t('opinions.marketGrade')}</small>
          <Pill size="large" tone={gradeTone(opinion.grade ?? '')}>
            {opinion.grade}
          </Pill>
        </span>
        <span>
          <small>{t('opinions.bankGrade')}</small>
          {opinion.bank_grade ? (
            <Pill size="large" tone={gradeTone(opinion.bank_grade)}>
              {opinion.bank_grade}
            </Pill>
          ) : (
            absent
          )}
        </span>
        <span>
          <small>{t('opinions.distance')}</small>
          <b>{number(opinion.distance ?? 0, 2)}</b>
        </span>
        <span>
          <small>PD</small>
          <b>{percent(opinion.pd ?? 0)}</b>
        </span>
      </div>
      <Buffer opinion={opinion} />
      {opinion.words && <Notice tone={far ? 'yellow' : 'green'}>{label(opinion.words)}</Notice>}
      <Figures opinion={opinion} />
    </>
  );
}

/** Assets against the default point, with the spread of a year: what the distance measures. */
function Buffer({ opinion }: { opinion: MarketOpinion }) {
  const { t } = useTranslation();
  const assets = opinion.asset_value ?? 0;
  const point = opinion.default_point ?? 0;
  const spread = opinion.asset_volatility ?? 0;
  const top = Math.max(assets * Math.exp(2 * spread), point * 1.05);
  const x = (value: number) => Math.min(100, (value / top) * 100);
  return (
    <figure className="market-buffer" role="img" aria-label={t('opinions.bufferText')}>
      <div className="market-track">
        <i data-kind="debt" style={{ width: `${x(point)}%` }} />
        {[2, 1].map((times) => (
          <i
            key={times}
            data-kind={`spread-${times}`}
            style={{
              left: `${x(assets * Math.exp(-times * spread))}%`,
              width: `${x(assets * Math.exp(times * spread)) - x(assets * Math.exp(-times * spread))}%`,
            }}
          />
        ))}
        <i data-kind="assets" style={{ left: `${x(assets)}%` }} />
      </div>
      <figcaption>{t('opinions.bufferText')}</figcaption>
    </figure>
  );
}

function Figures({ opinion }: { opinion: MarketOpinion }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { listed, proxy } = opinion;
  const yuan = (value: number | null | undefined) =>
    value === null || value === undefined ? absent : amountText(Math.round(value * 100), language);
  const rows: [string, string][] = [
    [t('opinions.assetValue'), yuan(opinion.asset_value)],
    [t('opinions.assetVolatility'), percent(opinion.asset_volatility ?? 0, 1)],
    [t('opinions.defaultPoint'), yuan(opinion.default_point)],
    [
      t('opinions.normalPd'),
      (opinion.pd_normal ?? 0) < 0.00005 ? '< 0.01%' : percent(opinion.pd_normal ?? 0),
    ],
  ];
  if (listed) {
    const two = listed.two_equations;
    rows.push(
      [
        t('opinions.marketValue'),
        `${yuan(listed.equity)} (${listed.currency}, ${number(listed.close, 2)} × ${number(listed.shares)})`,
      ],
      [t('opinions.equityVolatility'), percent(listed.equity_volatility, 1)],
      [t('opinions.quotes'), t('opinions.quotesUntil', { count: listed.quotes, date: listed.quoted_on })],
      [
        t('opinions.twoEquations'),
        two.distance === null
          ? absent
          : `${number(two.distance, 2)} · PD ${percent(two.pd ?? 0)} · ${two.grade ?? absent}`,
      ],
    );
  }
  if (proxy) {
    rows.push([
      t('opinions.proxyFrom'),
      `${t(`opinions.by_${proxy.by}`)} ${yuan(proxy.amount)} × ${number(proxy.multiple, 1)}`,
    ]);
  }
  return (
    <dl className="opinion-facts market-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
