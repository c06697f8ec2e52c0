import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { Gauge } from '@/shared/charts/Gauge';
import { LogBand } from '@/shared/charts/LogBand';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Panel } from '@/shared/ui/Panel';
import { Sourced } from '@/shared/ui/Sourced';
import { Drivers } from './Drivers';
import type { OverviewAssessment } from './types';

interface Props {
  customer: string;
  assessment: OverviewAssessment | undefined;
  onTab: (tab: string) => void;
}

/** The grade with its probability of default, the band around it, and what lifts it. */
export function RatingPanel({ customer, assessment, onTab }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  if (!assessment) {
    return (
      <Panel title={t('c360.rating')}>
        <Empty small title={t('c360.unrated')} text={t('c360.unratedHelp')} />
      </Panel>
    );
  }
  const best = assessment.radar.reduce((sum, group) => sum + group.best, 0) || 100;
  const { score, grade } = assessment;
  const gradeText = grade ?? t('c360.notEvaluated');
  const scoreText = score === null ? absent : `${number(score, 1)} / ${number(best)}`;
  return (
    <Panel
      title={t('c360.rating')}
      note={assessment.assessed_at ? instant(assessment.assessed_at).slice(0, 10) : undefined}
      extra={
        <Button kind="ghost" size="small" onClick={() => onTab('rating')}>
          {t('c360.why')}
        </Button>
      }
    >
      <div className="rating">
        <Gauge
          share={(score ?? 0) / best}
          grade={gradeText}
          note={scoreText}
          label={`${t('c360.rating')} ${gradeText}, ${scoreText}`}
        />
        <Facts customer={customer} assessment={assessment} />
      </div>
      {assessment.pd !== null && (
        <LogBand
          value={assessment.pd}
          low={assessment.pd_low}
          high={assessment.pd_high}
          label={t('c360.pdBand', {
            pd: percent(assessment.pd),
            low: percent(assessment.pd_low ?? 0),
            high: percent(assessment.pd_high ?? 0),
          })}
        />
      )}
      {assessment.confidence_lost.length > 0 && (
        <p className="confidence-lost">
          {t('c360.confidenceLost')}
          {assessment.confidence_lost.map((each) => (
            <span key={each.name}>
              {label(each.label)} −{percent(each.minus, 0)}
            </span>
          ))}
        </p>
      )}
      <Drivers assessment={assessment} good />
    </Panel>
  );
}

function Facts({ customer, assessment }: { customer: string; assessment: OverviewAssessment }) {
  const { t } = useTranslation();
  const label = useLabel();
  const asOf = assessment.assessed_at ? instant(assessment.assessed_at) : undefined;
  const to = `/customers/${customer}?tab=rating`;
  const {
    pd,
    pd_low: low,
    pd_high: high,
    confidence,
    base_grade: base,
    previous_grade: previous,
  } = assessment;
  return (
    <dl className="rating-facts">
      <div>
        <dt>{t('c360.pdShort')}</dt>
        <dd>
          {pd === null ? (
            absent
          ) : (
            <Sourced
              text={percent(pd)}
              source={{
                title: t('c360.pd'),
                note: t('c360.pdHow'),
                asOf,
                to,
                rows: [
                  { name: t('c360.pdLow'), value: low === null ? absent : percent(low, 3) },
                  { name: t('c360.pdHigh'), value: high === null ? absent : percent(high, 3) },
                  { name: t('c360.policyVersion'), value: assessment.policy_version },
                ],
              }}
            >
              {percent(pd)}
            </Sourced>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('c360.confidence')}</dt>
        <dd>
          {confidence === null ? (
            absent
          ) : (
            <Sourced
              text={percent(confidence, 0)}
              source={{
                title: t('c360.confidence'),
                note: t('c360.confidenceHow'),
                asOf,
                to,
                rows: assessment.confidence_lost.map((each) => ({
                  name: label(each.label),
                  value: `−${percent(each.minus, 0)}`,
                })),
              }}
            >
              {percent(confidence, 0)}
            </Sourced>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('c360.baseGrade')}</dt>
        <dd>{base ?? absent}</dd>
      </div>
      <div>
        <dt>{t('c360.previousGrade')}</dt>
        <dd>{previous ?? absent}</dd>
      </div>
      <div>
        <dt>{t('c360.statementOn')}</dt>
        <dd>{assessment.statement_on ?? absent}</dd>
      </div>
    </dl>
  );
}
