import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/shared/ui/Empty';
import { diffOf, hunksOf } from './diff';

const signs = { same: ' ', added: '+', removed: '\u2212' };

/** The text on screen against the one in force. */
export function Diff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const hunks = useMemo(() => hunksOf(diffOf(before, after)), [before, after]);
  if (hunks.length === 0) return <Empty title={t('policies.noDiff')} />;
  return (
    <div className="diff" translate="no" tabIndex={0} role="region" aria-label={t('policies.diff')}>
      {hunks.map((line, index) =>
        line === null ? (
          <div key={index} className="diff-gap">
            ⋯
          </div>
        ) : (
          <div key={index} data-kind={line.kind}>
            <span>{line.before ?? ''}</span>
            <span>{line.after ?? ''}</span>
            <code>
              {signs[line.kind]} {line.text}
            </code>
          </div>
        ),
      )}
    </div>
  );
}
