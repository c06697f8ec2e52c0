import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outlookQuery, type Chance } from '@/api/outlook';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/outlook';
import { amountText, percent } from '@/shared/lib/format';
import { Reasons, RuleReason } from '@/shared/record/Reasons';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';

addWords(words);

/** How likely the customer leaves or joins, what to offer first, and why. */
export function OutlookPanel({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const { data } = useQuery(outlookQuery(customer));
  const offer = data?.offers[0];
  if (!data || (!data.churn && !data.conversion && !offer)) return null;
  const leaving = data.churn?.probability ?? 0;
  return (
    <Panel
      title={t('outlook.panel')}
      note={t('outlook.panelNote', { months: data.window_months })}
      extra={
        <Link className="faint" to={leaving >= data.high ? '/outlook?tab=keep' : '/outlook'}>
          {data.scored_on}
        </Link>
      }
    >
      <div className="c360-outlook">
        {data.churn && (
          <Likely
            name={t('outlook.leaving')}
            chance={data.churn}
            tone={leaving >= 2 * data.high ? 'red' : leaving >= data.high ? 'orange' : 'green'}
          />
        )}
        {data.conversion && <Likely name={t('outlook.converting')} chance={data.conversion} tone="blue" />}
        {offer && (
          <section>
            <h3>
              {t('outlook.next')} <b>{label(offer.label)}</b>
              {offer.chance && <Pill tone="blue">{percent(offer.chance.probability, 0)}</Pill>}
            </h3>
            {offer.chance && <Reasons reasons={offer.chance.reasons} most={3} />}
            {offer.rule && <RuleReason rule={offer.rule} />}
            {offer.chance && offer.income !== null && (
              <p className="muted">
                {t('outlook.expectedIncome')}{' '}
                {amountText(Math.round(offer.income * offer.chance.probability), language)}
              </p>
            )}
          </section>
        )}
      </div>
    </Panel>
  );
}

function Likely({
  name,
  chance,
  tone,
}: {
  name: string;
  chance: Chance;
  tone: 'red' | 'orange' | 'green' | 'blue';
}) {
  return (
    <section>
      <h3>
        {name} <Pill tone={tone}>{percent(chance.probability, 0)}</Pill>
      </h3>
      <Reasons reasons={chance.reasons} most={3} />
    </section>
  );
}
