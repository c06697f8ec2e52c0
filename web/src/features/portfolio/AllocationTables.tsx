import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { CheckBox } from '@/shared/ui/CheckBox';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import type { Candidate, PlanLimit } from './allocation';
import { shareText, useMoney } from './money';

const tones: Record<NonNullable<Candidate['state']>, Tone> = {
  full: 'green',
  part: 'yellow',
  nothing: 'neutral',
  barred: 'neutral',
};

interface CandidateProps {
  items: Candidate[];
  solved: boolean;
  leftOut: string[];
  onToggle: (id: string) => void;
}

/** Who could take how much, and, once divided, who gets it and why. */
export function CandidateTable({ items, solved, leftOut, onToggle }: CandidateProps) {
  const { t } = useTranslation();
  return (
    <TableBox label={t('allocation.candidates')}>
      <table className="table allocation-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('allocation.candidate')}</th>
            <th scope="col" className="number">
              {t('allocation.demand')}
            </th>
            {solved && (
              <th scope="col" className="number">
                {t('allocation.amount')}
              </th>
            )}
            <th scope="col" className="number">
              {t('allocation.raroc')}
            </th>
            <th scope="col" className="number">
              {solved ? t('allocation.value') : t('allocation.rate')}
            </th>
            <th scope="col">{t('allocation.why')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <CandidateRow
              key={each.id}
              item={each}
              solved={solved}
              taking={!leftOut.includes(each.id)}
              onToggle={() => onToggle(each.id)}
            />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

interface RowProps {
  item: Candidate;
  solved: boolean;
  taking: boolean;
  onToggle: () => void;
}

function CandidateRow({ item, solved, taking, onToggle }: RowProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const name = item.label.zh ? label({ zh: item.label.zh, en: item.label.en ?? '' }) : t('allocation.hidden');
  const filled = item.demand > 0 && item.amount ? (100 * item.amount) / item.demand : 0;
  return (
    <tr data-out={taking ? undefined : ''}>
      <td>
        <CheckBox checked={taking} label={t('allocation.take', { name })} onChange={onToggle} />
      </td>
      <th scope="row">
        {item.customer ? (
          <Link className="link" to={`/customers/${item.customer}`} translate="no">
            {name}
          </Link>
        ) : (
          name
        )}
        <small className="faint portfolio-under">
          {label(item.product)}
          {item.kind !== 'segment' && ` · ${t(`allocation.kind.${item.kind}`)} `}
          {item.number && <span translate="no">{item.number}</span>}
        </small>
      </th>
      <td className="number">{money(item.demand)}</td>
      {solved && (
        <td className="number">
          {item.amount ? money(item.amount) : absent}
          <svg className="allocation-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
            <rect className="use-track" width={100} height={4} rx={1} />
            <rect className="allocation-fill" width={filled} height={4} rx={1} />
          </svg>
        </td>
      )}
      <td className="number">{shareText(item.raroc, 1)}</td>
      <td className="number">{solved ? money(item.value_added) : shareText(item.rate)}</td>
      <td className="allocation-why">
        {item.state && <Pill tone={tones[item.state]}>{t(`allocation.state.${item.state}`)}</Pill>}
        {item.words && <span>{label(item.words)}</span>}
      </td>
    </tr>
  );
}

/** What these limits are about are names of the bank's own data, not words of the product. */
const named = new Set(['customer', 'group', 'branch']);

interface LimitProps {
  items: PlanLimit[];
  solved: boolean;
  typed: Record<string, string>;
  onType: (key: string, text: string) => void;
}

/** The limits that the plan is held to; each may be set anew for this plan. Those with a price stand first. */
export function PlanLimitTable({ items, solved, typed, onType }: LimitProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const shown = [...items].sort(
    (a, b) =>
      (b.price ?? 0) - (a.price ?? 0) || (b.share_after ?? b.share ?? 0) - (a.share_after ?? a.share ?? 0),
  );
  return (
    <TableBox label={t('allocation.limits')}>
      <table className="table allocation-table">
        <thead>
          <tr>
            <th scope="col">{t('allocation.limit')}</th>
            <th scope="col" className="number">
              {t('allocation.most')}
            </th>
            <th scope="col" className="number">
              {solved ? `${t('allocation.before')} → ${t('allocation.after')}` : t('allocation.used')}
            </th>
            <th scope="col">{t('allocation.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <tr key={each.key} data-dear={(each.price ?? 0) > 1e-7 ? '' : undefined}>
              <th scope="row">
                {label(each.label)}
                <small
                  className="faint portfolio-under"
                  translate={named.has(each.dimension) ? 'no' : undefined}
                >
                  {label(each.subject)}
                </small>
              </th>
              <td className="number">
                <input
                  className="allocation-cap"
                  inputMode="decimal"
                  aria-label={`${t('allocation.most')}: ${label(each.label)} ${label(each.subject)}`}
                  value={typed[each.key] ?? ''}
                  placeholder={each.own === null ? absent : String(Math.round(each.own / 1e6))}
                  onChange={(event) => onType(each.key, event.target.value)}
                />
                {each.asked && <small className="faint portfolio-under">{t('allocation.asked')}</small>}
              </td>
              <td className="number">
                <span data-alarm={each.exceeded ? '' : undefined}>{shareText(each.share, 1)}</span>
                {solved && ` → ${shareText(each.share_after, 1)}`}
                <small className="faint portfolio-under">{money(solved ? each.used_after : each.used)}</small>
              </td>
              <td className="allocation-why">{label(each.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
