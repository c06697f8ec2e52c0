import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { amountExact, instant, percent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { EventDialog } from './EventDialog';
import type { Applied, LoanBook, LoanEvent } from './types';

/** The events in the order they are played, newest first; a late one is marked, a reversed one struck out. */
export default function Events({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [reversing, setReversing] = useState<LoanEvent | null>(null);
  const may = !past && me.permissions.includes('loan.service');
  return (
    <Panel flush title={t('loan.tab.events')} note={t('loan.eventsNote')}>
      <ol className="loan-events">
        {[...book.events].reverse().map((event) => (
          <li key={event.id} data-reversed={event.applied.reversed ? '' : undefined}>
            <time>{event.effective_on}</time>
            <div>
              <p className="loan-event-head">
                <b>{t(`loan.kind.${event.kind}`)}</b>
                {event.amount !== null && <span className="number">{amountExact(event.amount)}</span>}
                {event.rate !== null && <span>{percent(event.rate, 4)}</span>}
                {event.matures_on && <span>{event.matures_on}</span>}
                {event.applied.reversed && <Pill>{t('loan.reversed')}</Pill>}
                {event.late && event.source !== 'demo' && <Pill tone="yellow">{t('loan.late')}</Pill>}
              </p>
              <AppliedLine applied={event.applied} />
              <p className="muted small">
                {t(`loan.source.${event.source as 'manual'}`)}
                {event.reference && (
                  <>
                    {' '}
                    · <span translate="no">{event.reference}</span>
                  </>
                )}
                {event.recorded_by && (
                  <>
                    {' '}
                    · <span translate="no">{event.recorded_by}</span>
                  </>
                )}
                {' · '}
                {instant(event.recorded_at)}
                {event.note && (
                  <>
                    {' '}
                    · <span translate="no">{event.note}</span>
                  </>
                )}
              </p>
            </div>
            {may && !event.applied.reversed && event.kind !== 'reversal' ? (
              <Button size="small" kind="ghost" onClick={() => setReversing(event)}>
                {t('loan.reverse')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      {reversing && <EventDialog book={book} reverses={reversing} onClose={() => setReversing(null)} />}
    </Panel>
  );
}

const parts = ['fee', 'penalty', 'compound', 'interest', 'principal', 'unapplied'] as const;

/** Where the money went. */
function AppliedLine({ applied }: { applied: Applied }) {
  const { t } = useTranslation();
  const shown = parts.filter((part) => applied[part] !== 0);
  if (shown.length === 0) return null;
  return (
    <p className="loan-applied">
      {shown.map((part) => (
        <span key={part}>
          {t(`loan.applied.${part}`)} {amountExact(applied[part])}
        </span>
      ))}
      <span>
        {t('loan.balance')} {amountExact(applied.balance)}
      </span>
    </p>
  );
}
