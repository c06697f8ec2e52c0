import { useId } from 'react';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { numberAt, type Content } from './assumptions';

interface Lever {
  path: string;
  word:
    | 'price'
    | 'volume'
    | 'opex'
    | 'capex'
    | 'rate'
    | 'fx'
    | 'delay'
    | 'gearing'
    | 'dscr'
    | 'tenor'
    | 'tail'
    | 'dsra'
    | 'sweep';
  low: number;
  high: number;
  step: number;
  kind: 'factor' | 'share' | 'points' | 'months' | 'times';
}

const levers: Lever[] = [
  { path: 'factors.price_factor', word: 'price', low: 0.6, high: 1.4, step: 0.01, kind: 'factor' },
  { path: 'factors.volume_factor', word: 'volume', low: 0.5, high: 1.5, step: 0.01, kind: 'factor' },
  { path: 'factors.opex_factor', word: 'opex', low: 0.7, high: 1.5, step: 0.01, kind: 'factor' },
  { path: 'factors.capex_factor', word: 'capex', low: 0.8, high: 1.5, step: 0.01, kind: 'factor' },
  { path: 'delay_months', word: 'delay', low: 0, high: 36, step: 1, kind: 'months' },
  { path: 'factors.rate_shift', word: 'rate', low: -0.02, high: 0.04, step: 0.0005, kind: 'points' },
  { path: 'factors.fx_factor', word: 'fx', low: 0.7, high: 1.3, step: 0.01, kind: 'factor' },
  { path: 'debt.max_gearing', word: 'gearing', low: 0.3, high: 0.9, step: 0.01, kind: 'share' },
  { path: 'debt.target_dscr', word: 'dscr', low: 1, high: 2, step: 0.01, kind: 'times' },
  { path: 'debt.tranches.0.tenor_months', word: 'tenor', low: 48, high: 360, step: 6, kind: 'months' },
  { path: 'debt.tail_months', word: 'tail', low: 0, high: 60, step: 3, kind: 'months' },
  { path: 'reserves.dsra_months', word: 'dsra', low: 0, high: 12, step: 1, kind: 'months' },
  { path: 'debt.sweep_share', word: 'sweep', low: 0, high: 1, step: 0.05, kind: 'share' },
];

const defaults: Record<string, number> = { factor: 1, points: 0, months: 0, share: 0, times: 1 };

function tell(lever: Lever, value: number): string {
  if (lever.kind === 'factor') return `${number((value - 1) * 100, 0)}%`.replace(/^(?=[1-9])/, '+');
  if (lever.kind === 'share') return `${number(value * 100, 0)}%`;
  if (lever.kind === 'points') return `${number(value * 1e4, 0)} bp`;
  if (lever.kind === 'times') return `${number(value, 2)}×`;
  return number(value, 0);
}

interface Props {
  content: Content;
  changes: Record<string, number>;
  onChange: (changes: Record<string, number>) => void;
}

/** Levers that redraw everything with the server's numbers while they move. */
export function Sliders({ content, changes, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="pj-sliders">
      {levers.map((lever) => (
        <Slider
          key={lever.path}
          lever={lever}
          stored={numberAt(content, lever.path) ?? defaults[lever.kind]!}
          changed={changes[lever.path]}
          onChange={(value) => {
            const rest = Object.fromEntries(Object.entries(changes).filter(([path]) => path !== lever.path));
            onChange(value === undefined ? rest : { ...rest, [lever.path]: value });
          }}
        />
      ))}
      <Button
        size="small"
        icon={<RotateCcw size={14} />}
        disabled={Object.keys(changes).length === 0}
        onClick={() => onChange({})}
      >
        {t('pj.reset')}
      </Button>
    </div>
  );
}

function Slider(props: {
  lever: Lever;
  stored: number;
  changed: number | undefined;
  onChange: (value?: number) => void;
}) {
  const { lever, stored, changed, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const value = changed ?? stored;
  return (
    <div className="pj-slider" data-changed={changed === undefined ? undefined : ''}>
      <label htmlFor={id}>
        {t(`pj.lever.${lever.word}`)}
        {lever.kind === 'months' && <small> {t('pj.months')}</small>}
      </label>
      <output htmlFor={id}>
        {tell(lever, value)}
        {changed !== undefined && <small> ← {tell(lever, stored)}</small>}
      </output>
      <input
        id={id}
        type="range"
        min={Math.min(lever.low, stored)}
        max={Math.max(lever.high, stored)}
        step={lever.step}
        value={value}
        aria-valuetext={tell(lever, value)}
        onChange={(event) => {
          const next = Number(event.target.value);
          onChange(Math.abs(next - stored) < lever.step / 2 ? undefined : next);
        }}
        onDoubleClick={() => onChange(undefined)}
      />
    </div>
  );
}
