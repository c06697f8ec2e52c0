import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { number } from '@/shared/lib/format';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import type { Tone } from '@/shared/ui/Pill';
import { letterStates, type Letters, type LetterState } from './queries';

export const letterTones: Record<LetterState, Tone> = {
  held: 'yellow',
  waiting: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  withdrawn: 'neutral',
};

/** Where the letters are: one bar, what each part means, and what to do about those that cannot leave. */
export function LettersPanel({ letters }: { letters: Letters }) {
  const { t } = useTranslation();
  const seesMail = useMe().permissions.includes('mail.see');
  const shown = letterStates.filter((state) => letters[state] > 0);
  const total = letterStates.reduce((sum, state) => sum + letters[state], 0);
  if (total === 0) return null;
  const stopped = letters.reasons.filter((each) => each.status === 'withdrawn');
  const why = stopped.map((each) => `${t(`campaigns.letterWhy.${each.reason}`)} ${number(each.count)}`);
  let at = 0;
  return (
    <Panel title={t('campaigns.letters')} note={number(total)}>
      {letters.held > 0 && (
        <Notice tone="yellow">
          {letters.mail_on
            ? t('campaigns.lettersOnHeld', { count: letters.held })
            : t('campaigns.lettersHeld', { count: letters.held, name: letters.missing })}{' '}
          {seesMail && <Link to="/settings/mail">{t('campaigns.toMail')}</Link>}
        </Notice>
      )}
      <svg className="campaign-letters" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        {shown.map((state) => {
          const from = at;
          at += letters[state];
          return (
            <rect
              key={state}
              data-tone={letterTones[state]}
              x={(100 * from) / total}
              width={(100 * letters[state]) / total}
              height={10}
            />
          );
        })}
      </svg>
      <ul className="campaign-letter-states">
        {shown.map((state) => (
          <li key={state} data-tone={letterTones[state]}>
            <span>{t(`campaigns.letterStates.${state}`)}</span> <b>{number(letters[state])}</b>
            <small className="muted">
              {letters.reasons
                .filter((each) => each.status === state)
                .map((each) => `${t(`campaigns.letterWhy.${each.reason}`)} ${number(each.count)}`)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {letters.withdrawn > 0 && (
        <p className="muted">
          {t('campaigns.lettersWithdrawn', { count: letters.withdrawn, why: why.join('、') })}
        </p>
      )}
    </Panel>
  );
}
