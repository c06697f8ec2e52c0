import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { RuleLine } from './RuleLine';
import type { RatingPath } from './types';

/** From the grade of the model to the grade that stands: notches, support, caps and default, in their order. */
export function Steps({ path }: { path: RatingPath }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = path.steps.filter((step) => all || step.result !== 'no');
  const silent = path.steps.length - path.steps.filter((step) => step.result !== 'no').length;
  const grade = (name: string | null) => (name ? <Pill tone={gradeTone(name)}>{name}</Pill> : absent);
  return (
    <Panel
      title={t('rating.steps')}
      extra={
        silent > 0 && (
          <Button kind="ghost" size="small" onClick={() => setAll(!all)}>
            {all ? t('rating.hideSilent') : t('rating.showSilent', { count: silent })}
          </Button>
        )
      }
    >
      <ul className="steps">
        <li>
          <span className="step-mark">{grade(path.base_grade)}</span>
          <span>{t('rating.modelGrade')}</span>
        </li>
        {shown.map((step) => (
          <li key={`${step.kind}/${step.rule.name}`} data-result={step.result}>
            <span className="step-mark">{step.result === 'applied' ? grade(step.after) : absent}</span>
            <span>
              <RuleLine rule={step.rule} file={path.policy.file} />
              <small className="faint">
                {t(`rating.kind.${step.kind}`)} · {t(`rating.result.${step.result}`)}
              </small>
            </span>
          </li>
        ))}
        <li className="step-last">
          <span className="step-mark">{grade(path.grade)}</span>
          <b>{t('rating.finalGrade')}</b>
        </li>
      </ul>
    </Panel>
  );
}
