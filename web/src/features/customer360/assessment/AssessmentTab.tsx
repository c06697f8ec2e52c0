import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import opinions from '@/i18n/zh/opinions';
import { LogBand } from '@/shared/charts/LogBand';
import { absent, number, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Expert } from './Expert';
import { GradeHistory } from './GradeHistory';
import { GradeOverride } from './GradeOverride';
import { OverrideDialog } from './OverrideDialog';
import { assessmentQuery } from './queries';
import { RuleLine } from './RuleLine';
import { SecondOpinion } from './SecondOpinion';
import { ScoreTable } from './ScoreTable';
import { Steps } from './Steps';
import { TierPanel } from './TierPanel';
import { Models, Movers, Waterfall } from './Waterfall';
import type { RatingPath } from './types';
import { Climate } from './Climate';
import './assessment.css';
import './opinions.css';

addWords(opinions);

/** The whole way from facts to grade and tier: every point, with its value, its bin and the line of the policy. */
export default function AssessmentTab({ customer }: { customer: RecordRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, refetch } = useQuery(assessmentQuery(customer.id));
  const [overriding, setOverriding] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { rating, tier } = data.result;
  const mayOverride = !past && me.permissions.includes('tier.override');
  return (
    <div className="assessment">
      <Summary path={rating} version={data.policy_version} />
      <div className="assessment-columns">
        <div className="assessment-main">
          <Waterfall path={rating} />
          {rating.score ? (
            <ScoreTable score={rating.score} title={t('rating.points')} />
          ) : (
            <Panel title={t('rating.points')}>
              <Empty small title={t('c360.notEvaluated')} text={t('rating.noCard')} />
            </Panel>
          )}
          <Expert customer={customer} />
          {tier && tier.score.groups.length > 0 && (
            <ScoreTable score={tier.score} title={t('rating.tierPoints')} />
          )}
        </div>
        <div className="assessment-side">
          <Climate path={rating} />
          <Steps path={rating} />
          <GradeOverride customer={customer} path={rating} />
          <Movers path={rating} />
          <Models result={data.result} />
          <SecondOpinion customer={customer.id} />
          <Confidence path={rating} />
          {tier && (
            <TierPanel
              path={tier}
              inForce={data.result.tier_in_force}
              overridden={data.result.overridden}
              extra={
                mayOverride && (
                  <Button size="small" onClick={() => setOverriding(true)}>
                    {t('rating.override')}
                  </Button>
                )
              }
            />
          )}
          <GradeHistory items={data.history} />
        </div>
      </div>
      {overriding && (
        <OverrideDialog
          customer={customer}
          tier={data.result.tier_in_force ?? tier?.tier ?? null}
          onClose={() => setOverriding(false)}
        />
      )}
    </div>
  );
}

function Summary({ path, version }: { path: RatingPath; version: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { score } = path;
  const best = score ? score.base + score.groups.reduce((sum, group) => sum + group.best, 0) : 0;
  return (
    <section className="panel assessment-summary">
      <dl>
        <div>
          <dt>{t('rating.grade')}</dt>
          <dd>
            {path.grade ? (
              <Pill size="large" tone={gradeTone(path.grade)}>
                {path.grade}
              </Pill>
            ) : (
              t('c360.notEvaluated')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('rating.score')}</dt>
          <dd className="big">{score ? `${number(score.total, 1)} / ${number(best)}` : absent}</dd>
        </div>
        <div className="assessment-pd">
          <dt>
            {t('c360.pd')} {path.pd !== null && <b>{percent(path.pd)}</b>}{' '}
            {path.pd_low !== null && path.pd_high !== null && (
              <span className="faint">
                {percent(path.pd_low)} – {percent(path.pd_high)}
              </span>
            )}
          </dt>
          <dd>
            {path.pd !== null && (
              <LogBand
                value={path.pd}
                low={path.pd_low}
                high={path.pd_high}
                label={`${t('c360.pd')} ${percent(path.pd)}`}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('c360.confidence')}</dt>
          <dd className="big">{percent(path.confidence, 0)}</dd>
        </div>
        <div>
          <dt>{t('rating.card')}</dt>
          <dd>{score ? `${label(score.card.label)} v${score.card.version}` : absent}</dd>
        </div>
        <div>
          <dt>{t('c360.policyVersion')}</dt>
          <dd>
            <code>{version}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Confidence({ path }: { path: RatingPath }) {
  const { t } = useTranslation();
  const unknown = path.score ? 1 - path.score.known_share : 0;
  return (
    <Panel title={t('c360.confidence')} note={percent(path.confidence, 0)}>
      <ul className="steps">
        {path.confidence_lost.map((lost) => (
          <li key={lost.rule.name}>
            <span className="step-mark">−{percent(lost.minus, 0)}</span>
            <RuleLine rule={lost.rule} file={path.policy.file} />
          </li>
        ))}
      </ul>
      <p className="muted">
        {unknown > 0.0005
          ? t('rating.knownShare', { share: percent(path.score?.known_share ?? 0, 0) })
          : path.confidence_lost.length === 0 && t('rating.fullConfidence')}
      </p>
    </Panel>
  );
}
