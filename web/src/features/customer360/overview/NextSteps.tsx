import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { ago, daysBetween, instant } from '@/shared/lib/format';
import { recordPath } from '@/shared/record/entity';
import { Panel } from '@/shared/ui/Panel';
import type { CustomerOverview } from './types';

const shown = 5;

/** What is to be done next: open tasks, the next visit, and how long nobody has spoken. */
export function NextSteps({ overview }: { overview: CustomerOverview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { tasks, next_visit: visit, last_contact: last, today } = overview;
  const due = (day: unknown) => {
    if (!day) return null;
    const left = daysBetween(today, String(day));
    const text =
      left < 0
        ? t('workbench.daysLate', { count: -left })
        : left === 0
          ? t('workbench.dueToday')
          : t('workbench.daysLeft', { count: left });
    return <small className={left < 0 ? 'late' : 'faint'}>{text}</small>;
  };
  return (
    <Panel
      title={t('c360.next')}
      note={last ? t('c360.lastContact', { ago: ago(last, Date.now(), language) }) : t('c360.neverContacted')}
    >
      {tasks.length === 0 && !visit && <p className="muted">{t('c360.noNext')}</p>}
      <ul className="next-steps">
        {visit && (
          <li>
            <Link to={recordPath('visit', visit.id)}>
              <span className="cut">{String(visit.subject)}</span>
              <time className="faint">{instant(String(visit.planned_at))}</time>
            </Link>
          </li>
        )}
        {tasks.slice(0, shown).map((task) => (
          <li key={task.id}>
            <Link to={recordPath('task', task.id)}>
              <span className="cut">{String(task.title)}</span>
              {due(task.due_on)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
