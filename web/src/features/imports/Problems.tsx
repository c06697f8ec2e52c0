import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/ui/Panel';
import type { ImportProblem } from './api';

const shown = 20;

/** What is wrong with the file, row by row. */
export function Problems({ problems }: { problems: ImportProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Panel title={t('imports.problems')} note={problems.length}>
      <ul className="problem-list">
        {problems.slice(0, shown).map((problem, index) => (
          <li key={index}>
            <span className="faint">
              {problem.row !== null && t('imports.rowNumber', { row: problem.row })}{' '}
              {problem.column_name && `· ${problem.column_name}`}
            </span>{' '}
            {problem.message}
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <p className="faint">{t('source.more', { count: problems.length - shown })}</p>
      )}
    </Panel>
  );
}
