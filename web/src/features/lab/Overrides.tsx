import { Link } from 'react-router';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Label } from '@/api/types';
import { useLabel } from '@/i18n';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Empty } from '@/shared/ui/Empty';
import { Notice } from '@/shared/ui/Notice';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';

interface Direction {
  name: 'up' | 'down';
  count: number;
  in_force: number;
  scored: number;
  defaults: number;
  expected_model: number;
  expected_person: number;
  brier_model: number | null;
  brier_person: number | null;
  better: 'too_few' | 'person' | 'model' | 'same';
}

interface Item {
  customer: string;
  customer_title: string;
  decided_at: string;
  notches: number;
  model_grade: string | null;
  grade: string | null;
  grade_now: string | null;
  reason_label: Label;
  expires_on: string;
  in_force: boolean;
  outcome: 'defaulted' | 'sound' | 'open';
  proposed_by: string | null;
}

interface Scored {
  rated: number;
  in_force: number;
  share: number | null;
  alarm_share: number;
  alarm: boolean;
  directions: Direction[];
  items: Item[];
}

const scoredQuery = queryOptions({
  queryKey: ['lab', 'rating_override'],
  queryFn: ({ signal }) => api.get<Scored>('/api/v1/rating/overrides', undefined, signal),
});

const outcomeTone: Record<Item['outcome'], Tone> = { defaulted: 'red', sound: 'green', open: 'neutral' };

/** Overrides of grades and what came of them: who was closer, the model or the person. */
export function Overrides() {
  const { t } = useTranslation();
  const { data } = useQuery(scoredQuery);
  if (!data) return null;
  return (
    <section aria-labelledby="scored-overrides">
      <h2 className="lab-sub" id="scored-overrides">
        {t('opinions.scored')} <span className="muted">{t('opinions.scoredNote')}</span>
      </h2>
      {data.alarm && (
        <Notice tone="red">{t('opinions.rateAlarm', { share: percent(data.alarm_share, 0) })}</Notice>
      )}
      {data.items.length === 0 ? (
        <Empty small title={t('opinions.noneScored')} />
      ) : (
        <>
          <p className="muted">
            {t('opinions.inForce')} {number(data.in_force)} ·{' '}
            {data.share === null ? absent : percent(data.share)} {t('opinions.rate')}
          </p>
          <Directions items={data.directions} />
          <Items items={data.items} />
        </>
      )}
    </section>
  );
}

function Directions({ items }: { items: Direction[] }) {
  const { t } = useTranslation();
  const brier = (value: number | null) => (value === null ? absent : number(value, 4));
  return (
    <TableBox label={t('opinions.scored')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('opinions.moved')}</th>
            {(
              ['count', 'inForce', 'scoredCount', 'defaults', 'expectedModel', 'expectedPerson'] as const
            ).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`opinions.${key}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('opinions.brier')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.name}>
              <th scope="row">{t(`opinions.direction.${item.name}`)}</th>
              <td className="number">{number(item.count)}</td>
              <td className="number">{number(item.in_force)}</td>
              <td className="number">{number(item.scored)}</td>
              <td className="number">{number(item.defaults)}</td>
              <td className="number">{number(item.expected_model, 2)}</td>
              <td className="number">{number(item.expected_person, 2)}</td>
              <td className="number">
                {brier(item.brier_model)} / {brier(item.brier_person)}
              </td>
              <td>{t(`opinions.better.${item.better}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Items({ items }: { items: Item[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <TableBox label={t('opinions.override')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('opinions.customer')}</th>
            <th scope="col">{t('opinions.date')}</th>
            <th scope="col">{t('opinions.moved')}</th>
            <th scope="col">{t('rating.reasonCode')}</th>
            <th scope="col">{t('opinions.people')}</th>
            <th scope="col">{t('opinions.valid')}</th>
            <th scope="col">{t('opinions.outcomeHead')}</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, 50).map((item) => (
            <tr key={`${item.customer}/${item.decided_at}`}>
              <th scope="row">
                <Link className="link" translate="no" to={`/customers/${item.customer}?tab=rating`}>
                  {item.customer_title}
                </Link>
              </th>
              <td>{instant(item.decided_at).slice(0, 10)}</td>
              <td>
                {item.model_grade && <Pill tone={gradeTone(item.model_grade)}>{item.model_grade}</Pill>} →{' '}
                {item.grade && <Pill tone={gradeTone(item.grade)}>{item.grade}</Pill>}
              </td>
              <td>{label(item.reason_label)}</td>
              <td translate="no">{item.proposed_by ?? absent}</td>
              <td>
                {item.expires_on}
                {item.in_force && ` · ${t('opinions.inForce')}`}
              </td>
              <td>
                <Pill tone={outcomeTone[item.outcome]}>{t(`opinions.outcome.${item.outcome}`)}</Pill>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
