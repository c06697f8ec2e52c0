import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number, percent } from '@/shared/lib/format';
import { recordPath } from '@/shared/record/entity';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import type { Quality } from '../overview/types';

const states = ['fresh', 'due', 'stale', 'absent'] as const;
const tones: Record<(typeof states)[number], Tone> = {
  fresh: 'green',
  due: 'yellow',
  stale: 'orange',
  absent: 'neutral',
};

/** How complete and how fresh the file is, group by group, and what is missing or wrong. */
export function QualityPanel({ customer, quality }: { customer: string; quality: Quality }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('c360.quality')} note={t('data.score', { score: quality.score })}>
      <ul className="quality-groups">
        {quality.groups.map((group) => {
          const state = states.find((each) => each === group.state) ?? 'absent';
          return (
            <li key={group.name}>
              <span className="cut">{label(group.label)}</span>
              <span className="score-bar" aria-hidden>
                <i style={{ width: `${group.complete * 100}%` }} />
              </span>
              <span className="number">{percent(group.complete, 0)}</span>
              <Dot tone={tones[state]}>{t(`data.state.${state}`)}</Dot>
              <small className="faint">
                {group.updated_on ?? absent}
                {group.due_on && ` → ${group.due_on}`}
              </small>
            </li>
          );
        })}
      </ul>
      {quality.problems.length > 0 && (
        <>
          <h3 className="panel-sub">{t('data.problems', { count: quality.problems.length })}</h3>
          <ul className="quality-list">
            {quality.problems.slice(0, 8).map((problem, index) => (
              <li key={index}>
                <Link className="link" to={recordPath(problem.entity, problem.id)}>
                  {label(problem)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {quality.missing.length > 0 && (
        <>
          <h3 className="panel-sub">{t('data.missing', { count: number(quality.missing.length) })}</h3>
          <p className="quality-missing" data-customer={customer}>
            {quality.missing.map((item, index) => (
              <span key={index}>{label(item.label)}</span>
            ))}
          </p>
        </>
      )}
    </Panel>
  );
}
