import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Combine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, number, percent } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { rulesQuery } from './queries';

const shown = 80;

/** Which products are held together more often than chance would have it. */
export function RulesTab() {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const [held, setHeld] = useState('');
  const [then, setThen] = useState('');
  const { data, error } = useQuery(rulesQuery);
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  const rules = data.rules.filter(
    (rule) => (!held || rule.held.some((each) => each.item === held)) && (!then || rule.product === then),
  );
  const used = new Set(data.rules.flatMap((rule) => rule.held.map((each) => each.item)));
  const proposed = new Set(data.rules.map((rule) => rule.product));
  const select = (
    name: string,
    value: string,
    set: (next: string) => void,
    items: Set<string>,
    all: string,
  ) => (
    <label className="field">
      <select aria-label={name} value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{all}</option>
        {data.products
          .filter((each) => items.has(each.item))
          .map((each) => (
            <option key={each.item} value={each.item}>
              {label(each.label)}
            </option>
          ))}
      </select>
    </label>
  );
  return (
    <Panel
      flush
      title={t('outlook.tab.rules')}
      note={number(rules.length)}
      extra={
        <span className="outlook-tools">
          {select(t('outlook.held'), held, setHeld, used, t('outlook.anyHeld'))}
          {select(t('outlook.then'), then, setThen, proposed, t('outlook.anyThen'))}
        </span>
      }
    >
      <p className="outlook-lead muted">
        {t('outlook.rulesHelp', {
          customers: number(data.customers),
          support: percent(data.least.support, 0),
          lift: number(data.least.lift, 1),
          cases: number(data.least.cases),
        })}
      </p>
      {rules.length === 0 ? (
        <Empty
          icon={<Combine size={22} strokeWidth={1.5} />}
          title={t('outlook.none')}
          text={t('outlook.noRules')}
        />
      ) : (
        <TableBox label={t('outlook.tab.rules')}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('outlook.held')}</th>
                <th>{t('outlook.then')}</th>
                <th className="number">{t('outlook.with')}</th>
                <th className="number">{t('outlook.support')}</th>
                <th>{t('outlook.confidence')}</th>
                <th className="number">{t('outlook.lift')}</th>
                <th className="number">{t('outlook.leverage')}</th>
                <th className="number">{t('outlook.conviction')}</th>
              </tr>
            </thead>
            <tbody>
              {rules.slice(0, shown).map((rule) => (
                <tr key={`${rule.held.map((each) => each.item).join()}-${rule.product}`}>
                  <th scope="row">
                    {rule.held.map((each) => label(each.label)).join(language === 'zh-CN' ? '、' : ', ')}
                  </th>
                  <td>{label(rule.label)}</td>
                  <td className="number">
                    {number(rule.with_both)}/{number(rule.with_if)}
                  </td>
                  <td className="number">{percent(rule.support, 1)}</td>
                  <td>
                    <span className="outlook-range">
                      <Interval share={rule.confidence} low={rule.low} high={rule.high} />
                      <span className="number">
                        {percent(rule.confidence, 0)} ({percent(rule.low, 0)}–{percent(rule.high, 0)})
                      </span>
                    </span>
                  </td>
                  <td className="number">{number(rule.lift, 2)}</td>
                  <td className="number">{percent(rule.leverage, 1)}</td>
                  <td className="number">{rule.conviction === null ? absent : number(rule.conviction, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}

/** A share with its interval on a line from 0 to 1. */
export function Interval({ share, low, high }: { share: number; low: number; high: number }) {
  const x = (value: number) => 2 + 96 * Math.min(1, Math.max(0, value));
  return (
    <svg className="outlook-interval" viewBox="0 0 100 12" width={100} height={12} aria-hidden>
      <line className="outlook-axis" x1={2} x2={98} y1={6} y2={6} />
      <line className="outlook-span" x1={x(low)} x2={x(high)} y1={6} y2={6} />
      <circle className="outlook-point" cx={x(share)} cy={6} r={3.5} />
    </svg>
  );
}
