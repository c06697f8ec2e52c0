import { useTranslation } from 'react-i18next';
import type { HeldRule, Reason } from '@/api/outlook';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/outlook';
import { number, percent } from '../lib/format';
import { useFactText } from '../lib/fact-text';
import './reasons.css';

addWords(words);

/** What speaks for an outcome, the strongest first, with how much of it each gives. */
export function Reasons({ reasons, most = 4 }: { reasons: Reason[]; most?: number }) {
  const label = useLabel();
  const factText = useFactText();
  return (
    <ul className="reasons">
      {reasons.slice(0, most).map(({ name, fact, share }) => (
        <li key={name}>
          <i aria-hidden style={{ inlineSize: `${Math.max(3, Math.round(share * 34))}px` }} />
          <span>
            {fact ? label(fact.label) : name} <b>{fact ? factText(fact.value, fact.unit, fact.type) : ''}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Why an association rule proposes a product, in words. */
export function RuleReason({ rule }: { rule: HeldRule }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const held = rule.held.map((each) => label(each)).join(language === 'zh-CN' ? '、' : ', ');
  return (
    <span className="muted">
      {t('outlook.ruleWhy', {
        held,
        of: number(rule.with_if),
        with: number(rule.with_both),
        share: percent(rule.confidence, 0),
        lift: number(rule.lift, 1),
      })}
    </span>
  );
}
