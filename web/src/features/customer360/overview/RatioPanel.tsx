import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Sourced } from '@/shared/ui/Sourced';
import { PeerBand, toneOf } from '../statements/PeerBand';
import { ratioStatus, ratioText } from '../statements/ratio-text';
import type { OverviewRatio } from './types';

interface Props {
  customer: string;
  ratios: OverviewRatio[];
  onTab: (tab: string) => void;
}

/** The ratios a credit officer looks at first, each against the middle half of its industry. */
export function RatioPanel({ customer, ratios, onTab }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const end = ratios.find((ratio) => ratio.period_end)?.period_end;
  if (!end) return null;
  const peer = ratios.find((ratio) => ratio.peer)?.peer;
  return (
    <Panel
      flush
      title={t('c360.ratios')}
      note={peer ? `${end} · ${t('c360.againstPeers', { count: peer.n })}` : end}
      extra={
        <Button kind="ghost" size="small" onClick={() => onTab('statements')}>
          {t('c360.allRatios')}
        </Button>
      }
    >
      <ul className="ratio-list" data-peers={peer ? '' : undefined}>
        {ratios.map((ratio) => {
          const text = ratio.value === null ? absent : ratioText(ratio.value, ratio.kind, 'ten_thousand');
          const note = ratioStatus(ratio.status);
          return (
            <li key={ratio.name}>
              <span className="ratio-name">{label(ratio.label)}</span>
              <span className="ratio-value">
                <Sourced
                  text={text}
                  source={{
                    title: label(ratio.label),
                    asOf: ratio.period_end ?? undefined,
                    note: note && t(`ratioStatus.${note}`),
                    to: `/customers/${customer}?tab=statements&part=ratios`,
                    rows: [
                      {
                        name: t('c360.previousPeriod'),
                        value:
                          ratio.previous === null
                            ? absent
                            : ratioText(ratio.previous, ratio.kind, 'ten_thousand'),
                      },
                    ],
                  }}
                >
                  {text}
                </Sourced>
              </span>
              <Trend ratio={ratio} />
              {peer && <Against ratio={ratio} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** The way it went since the period before, coloured by whether that is good. */
function Trend({ ratio }: { ratio: OverviewRatio }) {
  const { value, previous, better } = ratio;
  if (value === null || previous === null) return <span />;
  const change = value - previous;
  const still = Math.abs(change) < 1e-9;
  const good = better === 'neither' || still ? undefined : change > 0 === (better === 'higher');
  const change_text = ratioText(Math.abs(change), ratio.kind, 'ten_thousand');
  return (
    <span className="ratio-trend" data-good={good === undefined ? undefined : String(good)}>
      {still ? '' : `${change > 0 ? '▲' : '▼'} ${change_text}`}
    </span>
  );
}

function Against({ ratio }: { ratio: OverviewRatio }) {
  const { t } = useTranslation();
  const { peer } = ratio;
  if (!peer) return <span className="faint ratio-peer">{t('c360.noPeers')}</span>;
  const tone = toneOf(ratio.value, peer, ratio.better);
  const text = t('statements.peerBand', {
    low: ratioText(peer.low ?? 0, ratio.kind, 'ten_thousand'),
    median: ratioText(peer.median ?? 0, ratio.kind, 'ten_thousand'),
    high: ratioText(peer.high ?? 0, ratio.kind, 'ten_thousand'),
    count: peer.n,
  });
  return (
    <span className="ratio-peer" title={text}>
      <PeerBand value={ratio.value} peer={peer} better={ratio.better} label={text} />
      {tone === 'good' && (
        <Check size={13} className="good" role="img" aria-label={t('c360.betterThanPeers')} />
      )}
      {tone === 'poor' && (
        <TriangleAlert size={13} className="poor" role="img" aria-label={t('c360.worseThanPeers')} />
      )}
    </span>
  );
}
