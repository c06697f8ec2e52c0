import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Label } from '@/api/types';
import { useLabel } from '@/i18n';
import { absent, number } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';

interface Esg {
  score: number | null;
  level: string | null;
  level_label: Label | null;
  indicators: {
    code: string;
    label: Label;
    unit: string | null;
    weight: number;
    value: number | null;
    points: number | null;
    status: string | null;
    period_end: string | null;
  }[];
  checks: {
    kind: string;
    done_on: string | null;
    result: string | null;
    due_on: string;
    overdue: boolean;
    margin_bps: number;
  }[];
  targets: {
    name: string;
    code: string;
    observed_on: string;
    direction: string;
    target: number;
    value: number | null;
    state: string;
    step_bps: number | null;
  }[];
  margin_bps: number;
  margin_most_bps: number;
}

/** The borrower's score, checks and targets, and what they do to the margin. */
export function EsgPanel({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data } = useQuery({
    queryKey: ['record', 'esg_indicator', customer, 'esg'],
    queryFn: ({ signal }) =>
      api.get<Esg>(`/api/v1/customer/${encodeURIComponent(customer)}/esg`, undefined, signal),
  });
  if (!data) return null;
  const bps = (value: number | null) =>
    value === null ? absent : `${value > 0 ? '+' : ''}${number(value, 0)} bp`;
  return (
    <div className="pj-chart-grid">
      <Panel title={t('pj.esg.score')} note={t('pj.esg.scoreNote')} flush>
        <p className="pj-esg-score">
          <b>{data.score === null ? absent : number(data.score, 0)}</b>{' '}
          {data.level_label ? (
            <Pill
              tone={
                data.level === 'leading'
                  ? 'green'
                  : data.level === 'sound'
                    ? 'teal'
                    : data.level === 'lagging'
                      ? 'yellow'
                      : 'red'
              }
            >
              {label(data.level_label)}
            </Pill>
          ) : (
            t('pj.notEvaluated')
          )}
        </p>
        <TableBox label={t('pj.esg.score')}>
          <table className="table">
            <tbody>
              {data.indicators.map((each) => (
                <tr key={each.code}>
                  <th scope="row">
                    {label(each.label)} <small className="muted">{each.unit}</small>
                  </th>
                  <td className="number">{each.value === null ? absent : number(each.value, 2)}</td>
                  <td className="number">
                    {each.points === null ? t('pj.notEvaluated') : number(each.points, 0)}
                  </td>
                  <td>{each.status ? t(`pj.esg.status.${each.status as 'verified'}`) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      <Panel
        title={t('pj.esg.margin')}
        note={`${bps(data.margin_bps)} · ${t('pj.esg.most')} ±${number(data.margin_most_bps, 0)} bp`}
        flush
      >
        <TableBox label={t('pj.esg.margin')}>
          <table className="table">
            <tbody>
              {data.checks.map((check) => (
                <tr key={check.kind}>
                  <th scope="row">{t(`pj.esg.kind.${check.kind as 'safety'}`)}</th>
                  <td>{check.result ? t(`pj.esg.result.${check.result as 'pass'}`) : absent}</td>
                  <td>
                    <Dot tone={check.overdue ? 'orange' : 'green'}>
                      {t(check.overdue ? 'pj.esg.overdue' : 'pj.esg.due')} {check.due_on}
                    </Dot>
                  </td>
                  <td className="number">{bps(check.margin_bps)}</td>
                </tr>
              ))}
              {data.targets.map((target, index) => (
                <tr key={index}>
                  <th scope="row" translate="no">
                    {target.name}
                  </th>
                  <td className="number">
                    {target.value === null ? absent : number(target.value, 1)} / {number(target.target, 1)}
                  </td>
                  <td>
                    <Dot
                      tone={
                        target.state === 'met' ? 'green' : target.state === 'missed' ? 'orange' : 'neutral'
                      }
                    >
                      {t(`pj.esg.target.${target.state as 'met'}`)} {target.observed_on}
                    </Dot>
                  </td>
                  <td className="number">{bps(target.step_bps)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
    </div>
  );
}
