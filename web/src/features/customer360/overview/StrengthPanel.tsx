import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { strengthQuery } from '@/api/strength';
import { addWords, useLanguage } from '@/i18n';
import words from '@/i18n/zh/worth';
import { amountText, number } from '@/shared/lib/format';
import { ScoreLines } from '@/shared/record/ScoreLines';
import { Panel } from '@/shared/ui/Panel';

addWords(words);

/** How close the customer is, what costs most points, and what it brings a year net of risk. */
export function StrengthPanel({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(strengthQuery(customer));
  if (!data?.strength) return null;
  const { strength, growth, value } = data;
  const contribution = value?.contribution;
  return (
    <Panel
      title={t('worth.panel')}
      note={strength.total === null ? t('worth.notEvaluated') : `${number(strength.total)} / 100`}
      extra={
        <Link className="faint" to="/relations">
          {growth?.total != null && t('worth.growthShort', { number: number(growth.total) })}
        </Link>
      }
    >
      <ScoreLines lines={strength.lines} />
      {typeof contribution === 'number' && (
        <p className="muted">
          {t('worth.contribution')} {amountText(contribution, language)}
        </p>
      )}
    </Panel>
  );
}
