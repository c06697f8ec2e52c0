import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { amountExact, number, percent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import type { LoanBook, Row, Segment } from './types';

/** How one instalment comes about: every piece of its interest, the rule of its principal, what was paid on it. */
export function Explain({ book, row, onClose }: { book: LoanBook; row: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    ref.current?.focus();
  }, [row.period]);
  return (
    <aside
      ref={ref}
      className="panel loan-explain"
      tabIndex={-1}
      aria-label={t('loan.explainRow', { period: row.period })}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="panel-head">
        <h2>{t('loan.explainRow', { period: row.period })}</h2>
        <div className="grow" />
        <Button
          kind="ghost"
          size="small"
          aria-label={t('common.close')}
          icon={<X size={15} />}
          onClick={onClose}
        />
      </header>
      <div className="panel-body loan-explain-body">
        <section>
          <h3>{t('loan.interestOf', { from: periodStart(row), to: row.due_on })}</h3>
          <ol className="loan-lines">
            {(row.segments ?? []).map((segment) => (
              <Line key={segment.from} segment={segment} row={row} />
            ))}
          </ol>
          <p className="loan-sum">
            <span>{t('loan.roundedOnce')}</span>
            <b>{amountExact(row.interest)}</b>
          </p>
        </section>
        <section>
          <h3>{t('loan.principalOf')}</h3>
          <p>
            {t(`loan.rule.${row.rule}`, {
              basis: row.basis === null ? '' : amountExact(row.basis),
              interest: amountExact(row.interest),
              opening: amountExact(row.opening),
            })}
          </p>
          <p className="loan-sum">
            <span>{t('loan.head.principal')}</span>
            <b>{amountExact(row.principal)}</b>
          </p>
        </section>
        <section>
          <p className="loan-sum">
            <span>{t('loan.head.payment')}</span>
            <b>{amountExact(row.payment)}</b>
          </p>
          <p className="loan-sum">
            <span>{t('loan.head.closing')}</span>
            <b>{amountExact(row.closing)}</b>
          </p>
        </section>
        {book.terms && (
          <p className="muted small">
            {t(`loan.basisNote.${basisKind(book.terms.basis)}`)} {t(`loan.roll.${rollOf(book.terms.roll)}`)}
          </p>
        )}
      </div>
    </aside>
  );
}

const basisKind = (basis: string) =>
  basis === 'act_360' ? 'act360' : basis === 'period' ? 'period' : 'other';

const rollOf = (roll: string) =>
  roll === 'following' || roll === 'modified_following' || roll === 'preceding' ? roll : 'none';

const periodStart = (row: Row) => {
  const start = new Date(`${row.due_on}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() - row.days);
  return start.toISOString().slice(0, 10);
};

function Line({ segment, row }: { segment: Segment; row: Row }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="muted">
        {segment.from} → {segment.to} · {t('loan.days', { count: segment.days })}
      </span>
      <span className="loan-formula">
        {amountExact(segment.balance)} × {percent(segment.rate, 4).replace(/0{1,2}%$/, '%')} ×{' '}
        {number(segment.weight)}/{number(row.a_year)}
      </span>
      <span className="number">= {exact(segment.exact)}</span>
    </li>
  );
}

/** Fen with six digits as yuan with four: shown before it is rounded. */
const exact = (fen: string) => number(Number(fen) / 100, 4);
