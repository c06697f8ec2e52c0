import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '@/i18n';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { shareText, useMoney } from './money';
import type { LimitState, LimitUse } from './types';

const tones: Record<LimitState, Tone> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  unknown: 'neutral',
  report: 'blue',
};

export function StateDot({ state }: { state: LimitState }) {
  const { t } = useTranslation();
  return <Dot tone={tones[state]}>{t(`portfolio.state.${state}`)}</Dot>;
}

/** What a limit is about: a customer or group one may open, else the part of the book. */
export function LimitSubject({ use }: { use: LimitUse }) {
  const label = useLabel();
  if (use.dimension === 'customer' && use.object)
    return (
      <Link className="link" to={`/customers/${use.object}`} translate="no">
        {use.name}
      </Link>
    );
  return <span translate={use.name ? 'no' : undefined}>{use.name ?? label(use.key_label) ?? use.key}</span>;
}

/** How far a limit is used: the mark is where it turns yellow, the end of the track is the limit. */
export function UseBar({ use }: { use: LimitUse }) {
  const { t } = useTranslation();
  if (use.share === null) return <span className="faint">{t('portfolio.state.unknown')}</span>;
  const shown = Math.min(1, use.share);
  return (
    <span className="use" data-state={use.state}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
        <rect className="use-track" width={100} height={8} rx={2} />
        <rect className="use-bar" width={shown * 100} height={8} rx={2} />
        <rect className="use-mark" x={use.warn * 100} width={0.8} height={8} />
      </svg>
      <b>{shareText(use.share, 1)}</b>
    </span>
  );
}

export function LimitTable({ items }: { items: LimitUse[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('portfolio.limit')}</th>
          <th scope="col">{t('portfolio.subject')}</th>
          <th scope="col" className="number">
            {t('portfolio.used')}
          </th>
          <th scope="col" className="number">
            {t('portfolio.limit')}
          </th>
          <th scope="col">{t('portfolio.use')}</th>
          <th scope="col">{t('portfolio.limitState')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((use, index) => (
          <tr key={index}>
            <th scope="row" title={use.source ?? undefined}>
              {label(use.label)}
            </th>
            <td>
              <LimitSubject use={use} />
            </td>
            <td className="number">{money(use.used)}</td>
            <td className="number">{money(use.limit)}</td>
            <td>
              <UseBar use={use} />
            </td>
            <td>
              <StateDot state={use.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same in little room. */
export function LimitList({ items }: { items: LimitUse[] }) {
  const label = useLabel();
  const { money } = useMoney();
  return (
    <ul className="limit-list">
      {items.map((use, index) => (
        <li key={index}>
          <span className="limit-subject">
            <LimitSubject use={use} />
            <small className="faint">
              {label(use.label)} · {money(use.used)} / {money(use.limit)}
            </small>
          </span>
          <UseBar use={use} />
          <StateDot state={use.state} />
        </li>
      ))}
    </ul>
  );
}
