import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import type { Allocation } from './allocation';
import { shareText, useMoney } from './money';

/** What the plan comes to, in figures, in words and beside the book as it is. */
export function AllocationOutcome({ result, quota }: { result: Allocation; quota: number }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  if (!result.feasible)
    return (
      <Notice tone="yellow">
        {result.summary.map((each, index) => (
          <p key={index}>{label(each)}</p>
        ))}
      </Notice>
    );
  const { before, after, mix } = result;
  return (
    <>
      <Figures
        items={[
          {
            name: t('allocation.allocated'),
            value: money(result.allocated),
            note: t('allocation.ofQuota', { share: shareText((result.allocated ?? 0) / quota, 1) }),
          },
          {
            name: t('allocation.valueAdded'),
            value: money(result.value_added),
            note: t('allocation.alike', { amount: money(result.pro_rata) }),
          },
          {
            name: t('allocation.newRaroc'),
            value: shareText(result.raroc, 1),
            note: t('allocation.bookRaroc', {
              before: shareText(before?.raroc, 2),
              after: shareText(after?.raroc, 2),
            }),
          },
          {
            name: t('allocation.capitalUsed'),
            value: money(result.capital),
            note: t('allocation.reds', {
              before: number(result.red_before ?? 0),
              after: number(result.red_after ?? 0),
            }),
          },
        ]}
      />
      <div className="portfolio-grid">
        <Panel title={t('allocation.outcome')}>
          <ul className="allocation-words">
            {result.summary.map((each, index) => (
              <li key={index}>{label(each)}</li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('allocation.mix')} note={t('allocation.mixNote')}>
          {mix && <MixChange items={mix} />}
        </Panel>
      </div>
    </>
  );
}

function MixChange({ items }: { items: NonNullable<Allocation['mix']> }) {
  const label = useLabel();
  const shown = [...items].sort((a, b) => (b.after ?? 0) - (a.after ?? 0)).slice(0, 12);
  const most = Math.max(
    0.01,
    ...shown.map((each) => Math.max(each.before ?? 0, each.after ?? 0, each.target ?? 0)),
  );
  const x = (share: number | null) => (100 * (share ?? 0)) / most;
  return (
    <ul className="mix">
      {shown.map((each) => (
        <li key={each.key}>
          <span className="cut">{label(each.label)}</span>
          <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
            <rect className="mix-band" y={1} width={x(each.before)} height={4} rx={1} />
            <rect className="mix-bar" y={6} width={x(each.after)} height={5} rx={1} />
            {each.target !== null && (
              <rect className="mix-target" x={x(each.target)} width={0.7} height={12} />
            )}
          </svg>
          <span className="number">
            {shareText(each.before, 1)} → {shareText(each.after, 1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
