import { useTranslation } from 'react-i18next';
import { number } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import type { CampaignPage } from './queries';

type Reason = 'closed';

/** From those who match down to those who get it: each bar what is left, and who fell out why. */
export function Funnel({ funnel }: { funnel: CampaignPage['funnel'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, funnel.matched);
  const out = funnel.left_out.filter((each) => each.count > 0);
  const lines = [
    { key: 'matched', name: t('campaigns.matched'), count: funnel.matched, kind: 'whole' },
    ...out.map((each) => ({
      key: each.reason,
      name: t(`campaigns.reasons.${each.reason as Reason}`),
      count: each.count,
      kind: 'out',
    })),
    { key: 'control', name: t('campaigns.controlArm'), count: funnel.control, kind: 'control' },
    { key: 'treated', name: t('campaigns.treated'), count: funnel.treated, kind: 'treated' },
  ];
  let left = funnel.matched;
  return (
    <Panel title={t('campaigns.funnel')}>
      <ul className="campaign-funnel">
        {lines.map((line) => {
          if (line.kind === 'out' || line.kind === 'control') left -= line.count;
          const from = line.kind === 'out' || line.kind === 'control' ? left : 0;
          return (
            <li key={line.key} data-kind={line.kind}>
              <span>{line.name}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                <rect className="rest" width={100} height={10} />
                <rect x={(100 * from) / most} width={(100 * line.count) / most} height={10} />
              </svg>
              <b>
                {line.kind === 'out' ? '−' : ''}
                {number(line.count)}
              </b>
            </li>
          );
        })}
      </ul>
      {funnel.capped && <p className="muted">{t('campaigns.capped', { number: number(funnel.matched) })}</p>}
    </Panel>
  );
}
