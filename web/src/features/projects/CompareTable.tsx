import { useMemo } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { numberAt } from './assumptions';
import { figure, moneyUnit, share, times } from './format';
import { post } from './queries';
import type { Content, Json, Option } from './types';

interface Props {
  project: string;
  stored: Content;
  content: { [key: string]: Json } | null;
  changes: Record<string, number>;
  onTake: (changes: Record<string, number>) => void;
}

interface Row {
  name: string;
  label: string;
  changes: Record<string, number>;
  keep_debt: boolean;
}

/** Scenarios with the debt as agreed, and what refinancing, a top-up or another tenor would change, side by side. */
export function CompareTable({ project, stored, content, changes, onTake }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const here = content ?? stored.content;
  const rows = useMemo<Row[]>(() => {
    const scenarios = Array.isArray(here.scenarios) ? here.scenarios : [];
    const tenor = numberAt(here, 'debt.tranches.0.tenor_months') ?? 180;
    const rate = numberAt(here, 'debt.tranches.0.rate') ?? 0.04;
    const gearing = numberAt(here, 'debt.max_gearing') ?? 0.8;
    const options: Row[] = [{ name: 'base', label: t('pj.option.base'), changes: {}, keep_debt: false }];
    if (Object.keys(changes).length > 0)
      options.push({ name: 'screen', label: t('pj.option.screen'), changes, keep_debt: false });
    for (const each of scenarios) {
      if (!each || typeof each !== 'object' || Array.isArray(each)) continue;
      const words = each.label as { zh: string; en: string } | undefined;
      options.push({
        name: String(each.name),
        label: words ? label(words) : String(each.name),
        changes: (each.changes ?? {}) as Record<string, number>,
        keep_debt: true,
      });
    }
    options.push(
      {
        name: 'refinance',
        label: t('pj.option.refinance'),
        changes: { 'debt.tranches.0.rate': Math.max(0, rate - 0.005) },
        keep_debt: false,
      },
      {
        name: 'topup',
        label: t('pj.option.topup'),
        changes: { 'debt.max_gearing': Math.min(0.9, gearing + 0.05), 'debt.target_dscr': 1.2 },
        keep_debt: false,
      },
      {
        name: 'longer',
        label: t('pj.option.longer'),
        changes: { 'debt.tranches.0.tenor_months': tenor + 24 },
        keep_debt: false,
      },
      {
        name: 'shorter',
        label: t('pj.option.shorter'),
        changes: { 'debt.tranches.0.tenor_months': Math.max(48, tenor - 36) },
        keep_debt: false,
      },
    );
    return options.slice(0, 12);
  }, [here, changes, label, t]);
  const { data } = useQuery({
    queryKey: ['project', project, 'compare', stored.model, content, rows],
    queryFn: () =>
      post<{ options: Option[] }>(project, 'compare', {
        ...(content ? { content } : { model: stored.model }),
        options: rows.map(({ name, changes: change, keep_debt }) => ({ name, changes: change, keep_debt })),
      }),
    placeholderData: keepPreviousData,
  });
  const base = data?.options[0];
  const delta = (value: number | undefined, of: number | undefined) =>
    value === undefined || of === undefined || Math.abs(value - of) < 1
      ? ''
      : figure(value - of, 'money', language).replace(/^(?=\d)/, '+');
  return (
    <Panel title={t('pj.compare')} note={`${t('pj.compareNote')} · ${moneyUnit(language)}`} flush>
      <TableBox label={t('pj.compare')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('pj.optionName')}</th>
              <th className="number">{t('pj.kpi.debt')}</th>
              <th className="number">{t('pj.kpi.gearing')}</th>
              <th className="number">{t('pj.kpi.minDscr')}</th>
              <th className="number">LLCR</th>
              <th className="number">{t('pj.kpi.stressed')}</th>
              <th className="number">{t('pj.kpi.equityIrr')}</th>
              <th className="number">{t('pj.kpi.npv')}</th>
              <th className="number">{t('pj.kpi.npvChange')}</th>
              <th className="number">{t('pj.kpi.life')}</th>
              <th className="number">{t('pj.kpi.locked')}</th>
              <th className="number">{t('pj.kpi.unpaid')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const option = data?.options.find((each) => each.name === row.name);
              const n = option?.numbers ?? {};
              const covered = (n.debt_sized ?? 0) > (n.tiny ?? 0);
              const tone =
                !covered || n.min_dscr === undefined
                  ? undefined
                  : n.min_dscr < n.default_dscr!
                    ? 'red'
                    : n.min_dscr < n.lockup_dscr!
                      ? 'orange'
                      : undefined;
              return (
                <tr key={row.name} data-group={row.keep_debt ? 'scenario' : undefined}>
                  <th scope="row">
                    {row.label}
                    {row.keep_debt && <small className="muted"> {t('pj.debtKept')}</small>}
                  </th>
                  <td className="number">{figure(n.debt_sized, 'money', language)}</td>
                  <td className="number">{share(n.gearing_sized)}</td>
                  <td className="number" data-tone={tone}>
                    {covered ? times(n.min_dscr) : absent}
                  </td>
                  <td className="number">{covered ? times(n.min_llcr) : absent}</td>
                  <td className="number">{covered ? times(option?.stressed_dscr) : absent}</td>
                  <td className="number">{share(n.equity_irr, 2)}</td>
                  <td className="number">{figure(n.equity_npv, 'money', language)}</td>
                  <td className="number">{index ? delta(n.equity_npv, base?.numbers.equity_npv) : ''}</td>
                  <td className="number">
                    {option?.life_years == null ? absent : number(option.life_years, 1)}
                  </td>
                  <td className="number">{option ? option.locked + option.defaulted : absent}</td>
                  <td className="number">{figure(n.total_unpaid, 'money', language)}</td>
                  <td>
                    {index > 0 && row.name !== 'screen' && (
                      <Button size="small" kind="ghost" onClick={() => onTake(row.changes)}>
                        {t('pj.take')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
