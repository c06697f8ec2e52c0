import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { toneOf } from '@/shared/record/tone';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { useFactText } from '@/shared/lib/fact-text';
import { tierPolicyQuery } from './queries';
import { RuleLine } from './RuleLine';
import type { TierPath } from './types';

interface Props {
  path: TierPath;
  inForce: string | null;
  overridden: boolean;
  extra?: ReactNode;
}

/** Which tier, why, what was missing for the next one, and what the bank promises in it. */
export function TierPanel({ path, inForce, overridden, extra }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const factText = useFactText();
  const { data } = useQuery(tierPolicyQuery);
  const current = inForce ?? path.tier;
  const policy = data?.tiers.tiers.find((tier) => tier.name === current);
  return (
    <Panel
      title={t('rating.tier')}
      note={t('rating.tierScore', { score: number(path.score.total, 1) })}
      extra={extra}
    >
      {overridden && <Notice tone="yellow">{t('rating.overridden')}</Notice>}
      {path.held && <Notice>{t('rating.held')}</Notice>}
      <ul className="tier-ladder">
        {path.tiers.map((tier) => {
          const met = tier.score_reached && !tier.not_evaluated && tier.requires?.value !== false;
          return (
            <li key={tier.name} data-current={tier.name === current ? '' : undefined}>
              <Pill tone={tier.name === current ? toneOf(tier.name) : 'neutral'}>{label(tier.label)}</Pill>
              <span className="tier-terms">
                <span data-met={tier.score_reached ? '' : undefined}>
                  {t('rating.fromScore', { score: number(tier.from_score) })}
                </span>
                {tier.requires && (
                  <span data-met={met ? '' : undefined}>
                    <RuleLine rule={{ ...tier.requires, label: conditionLabel }} file={path.policy.file} />
                    {tier.not_evaluated && ` (${t('rating.result.not_evaluated')})`}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {policy && policy.promises.length > 0 && (
        <>
          <h3 className="panel-sub">{t('rating.promises')}</h3>
          <dl className="promises">
            {policy.promises.map((promise) => (
              <div key={promise.name}>
                <dt>{label(promise.label)}</dt>
                <dd>{factText(promise.value, promise.unit)}</dd>
              </div>
            ))}
          </dl>
          <ul className="entitlements">
            {policy.entitlements.map((entitlement) => (
              <li key={entitlement.en}>{label(entitlement)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const conditionLabel = { zh: '条件', en: 'condition' };
