import type { Peer } from './types';

interface Props {
  value: number | null;
  peer: Peer;
  better: 'higher' | 'lower' | 'neither';
  label: string;
}

const width = 92;
const height = 18;
const pad = 8;

/** Where a value lies against its industry: the middle half as a band, the median as a line, the value as a dot. */
export function PeerBand({ value, peer, better, label }: Props) {
  const { low, median, high } = peer;
  if (low === null || median === null || high === null) return null;
  const reach = Math.max(high - low, Math.abs(median) * 0.1, 1e-9);
  const from = low - reach;
  const to = high + reach;
  const x = (each: number) =>
    pad + ((Math.min(to, Math.max(from, each)) - from) / (to - from)) * (width - 2 * pad);
  const tone = toneOf(value, peer, better);
  return (
    <svg className="peer-band" width={width} height={height} role="img" aria-label={label}>
      <line x1={pad} x2={width - pad} y1={height / 2} y2={height / 2} className="peer-axis" />
      <rect x={x(low)} width={Math.max(2, x(high) - x(low))} y={5} height={height - 10} rx={4} />
      <line x1={x(median)} x2={x(median)} y1={3} y2={height - 3} className="peer-median" />
      {value !== null && <circle cx={x(value)} cy={height / 2} r={4} data-tone={tone} />}
    </svg>
  );
}

export function toneOf(value: number | null, peer: Peer, better: Props['better']): 'good' | 'poor' | 'usual' {
  if (value === null || better === 'neither' || peer.low === null || peer.high === null) return 'usual';
  const [poor, good] =
    better === 'higher' ? [value < peer.low, value > peer.high] : [value > peer.high, value < peer.low];
  return poor ? 'poor' : good ? 'good' : 'usual';
}
