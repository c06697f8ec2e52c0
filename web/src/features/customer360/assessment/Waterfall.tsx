import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Empty } from '@/shared/ui/Empty';
import type { AssessmentReply, Neighbour, RatingPath, Score, ScoreLine } from './types';

const rows = 9;

/** Where the points went: from all that could be had, less what each characteristic lost, to the score. */
export function Waterfall({ path }: { path: RatingPath }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { score } = path;
  if (!score) return null;
  const lines = score.groups.flatMap((group) => group.lines);
  const lost = lines
    .map((line) => ({ line, points: line.best - line.points }))
    .sort((a, b) => b.points - a.points);
  const shown = lost.filter((each) => each.points > 0.05).slice(0, rows);
  const best = score.base + score.groups.reduce((sum, group) => sum + group.best, 0);
  const other = best - score.total - shown.reduce((sum, each) => sum + each.points, 0);
  const steps = [
    ...shown.map((each) => ({ name: label(each.line.label), points: each.points })),
    ...(Math.abs(other) > 0.05 ? [{ name: t('rating.otherLost'), points: other }] : []),
  ];
  const low = Math.min(score.total, best) - (best - score.total) * 0.15;
  const x = (points: number) => ((points - low) / Math.max(1e-9, best - low)) * 100;
  let at = best;
  return (
    <Panel title={t('rating.waterfall')} note={t('rating.waterfallNote')}>
      <ol className="waterfall">
        <li>
          <span>{t('rating.allPoints')}</span>
          <span className="waterfall-track">
            <i style={{ left: 0, width: `${x(best)}%` }} data-kind="total" />
          </span>
          <b>{number(best, 1)}</b>
        </li>
        {steps.map((step) => {
          const from = at;
          at -= step.points;
          return (
            <li key={step.name}>
              <span>{step.name}</span>
              <span className="waterfall-track">
                <i
                  style={{ left: `${x(Math.min(at, from))}%`, width: `${Math.abs(x(from) - x(at))}%` }}
                  data-kind="lost"
                />
              </span>
              <b>−{number(step.points, 1)}</b>
            </li>
          );
        })}
        <li>
          <span>{t('rating.score')}</span>
          <span className="waterfall-track">
            <i style={{ left: 0, width: `${x(score.total)}%` }} data-kind="total" />
          </span>
          <b>{number(score.total, 1)}</b>
        </li>
      </ol>
    </Panel>
  );
}

/** What would move the model's grade by one: how many points, and which single characteristics could bring them. */
export function Movers({ path }: { path: RatingPath }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { score, better, worse } = path;
  if (!score || (!better && !worse)) return null;
  const lines = score.groups.flatMap((group) => group.lines);
  const names = (list: ScoreLine[]) =>
    list
      .slice(0, 6)
      .map((line) => label(line.label))
      .join(t('rating.comma'));
  const up = better ? lines.filter((line) => line.best - line.points >= better.points) : [];
  const down = worse ? lines.filter((line) => line.points >= worse.points) : [];
  const row = (neighbour: Neighbour, key: 'moveUp' | 'moveDown', list: ScoreLine[]) => (
    <li>
      <span className="step-mark">
        <Pill tone={gradeTone(neighbour.grade)}>{neighbour.grade}</Pill>
      </span>
      <span>
        {t(`rating.${key}`, { points: number(neighbour.points, 1), pd: percent(neighbour.pd) })}
        <small className="faint">
          {list.length > 0 ? t('rating.oneEnough', { names: names(list) }) : t('rating.severalNeeded')}
        </small>
      </span>
    </li>
  );
  return (
    <Panel title={t('rating.movers')}>
      <ul className="steps">
        {better && row(better, 'moveUp', up)}
        {worse && row(worse, 'moveDown', down)}
      </ul>
    </Panel>
  );
}

/** Who rates this customer, by which line of policy, and what the challenger says. */
export function Models({ result }: { result: AssessmentReply['result'] }) {
  const { t } = useTranslation();
  const { challenger, champion, rating } = result;
  const top = (score: Score | null) =>
    (score?.groups.flatMap((group) => group.lines) ?? [])
      .filter((line) => Math.abs(line.points) > 0.05)
      .sort((a, b) => a.points - a.best - (b.points - b.best))
      .slice(0, 4);
  const label = useLabel();
  return (
    <Panel
      title={t('rating.models')}
      extra={
        <Link className="link" to="/policies?file=tables%2Fmodel_choice.yaml">
          {t('rating.choiceRule')}
        </Link>
      }
    >
      <ul className="steps">
        <li>
          <span className="step-mark">
            {rating.base_grade ? <Pill tone={gradeTone(rating.base_grade)}>{rating.base_grade}</Pill> : '—'}
          </span>
          <span>
            <b>{t('rating.champion')}</b> {champion ?? t('rating.ownCard')}
            {rating.score?.pd != null && <small className="faint">PD {percent(rating.score.pd)}</small>}
          </span>
        </li>
        {challenger ? (
          <li>
            <span className="step-mark">
              {challenger.rating.base_grade ? (
                <Pill tone={gradeTone(challenger.rating.base_grade)}>{challenger.rating.base_grade}</Pill>
              ) : (
                '—'
              )}
            </span>
            <span>
              <b>{t('rating.challenger')}</b> {challenger.name} v{challenger.number}
              <small className="faint">
                {challenger.rating.score?.pd != null
                  ? `PD ${percent(challenger.rating.score.pd)} · ${t('rating.weakest')}${top(
                      challenger.rating.score,
                    )
                      .map((line) => label(line.label))
                      .join(t('rating.comma'))}`
                  : t('c360.notEvaluated')}
              </small>
            </span>
          </li>
        ) : (
          <li>
            <span className="step-mark">—</span>
            <Empty small title={t('rating.noChallenger')} />
          </li>
        )}
      </ul>
    </Panel>
  );
}
