import { useTranslation } from 'react-i18next';
import { number, percent } from '@/shared/lib/format';
import '@/shared/charts/charts.css';
import type { Bin, ModelInput, Report } from './api';
import { badRate, binText } from './parts';

const size = 420;
const edge = 54;
const place = (share: number) => edge + share * (size - edge - 8);
const height = (share: number) => size - edge - share * (size - edge - 8);

function Axes({ x, y }: { x: string; y: string }) {
  return (
    <g aria-hidden>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line className="lab-grid" x1={place(0)} x2={place(1)} y1={height(tick)} y2={height(tick)} />
          <text x={edge - 5} y={height(tick) + 4} textAnchor="end">
            {percent(tick, 0)}
          </text>
          <text x={place(tick)} y={size - edge + 18} textAnchor="middle">
            {percent(tick, 0)}
          </text>
        </g>
      ))}
      <text x={place(0.5)} y={size - 8} textAnchor="middle">
        {x}
      </text>
      <text transform={`translate(11 ${height(0.5)}) rotate(-90)`} textAnchor="middle">
        {y}
      </text>
    </g>
  );
}

/** Bads found against goods refused, from the riskiest end; the widest gap between both is KS. */
export function RocPlot({ report }: { report: Report }) {
  const { t } = useTranslation();
  const points = report.curve;
  const widest = points.reduce((best, point) => (point[1] - point[0] > best[1] - best[0] ? point : best), [
    0, 0,
  ] as [number, number]);
  return (
    <svg
      className="chart lab-plot"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`${t('lab.roc')}: AUC ${number(report.auc ?? 0, 4)}`}
    >
      <Axes x={t('lab.shareGood')} y={t('lab.shareBad')} />
      <line className="lab-chance" x1={place(0)} y1={height(0)} x2={place(1)} y2={height(1)} />
      <polyline
        className="lab-line"
        points={points.map(([good, bad]) => `${place(good)},${height(bad)}`).join(' ')}
      />
      <line
        className="lab-gap"
        x1={place(widest[0])}
        x2={place(widest[0])}
        y1={height(widest[0])}
        y2={height(widest[1])}
      />
      <text x={place(widest[0]) + 5} y={height((widest[0] + widest[1]) / 2)}>
        KS {number(widest[1] - widest[0], 3)}
      </text>
    </svg>
  );
}

/** What was foretold against what came, in ten bands on logarithmic scales; the bars are 90 % intervals. */
export function CalibrationPlot({ report }: { report: Report }) {
  const { t } = useTranslation();
  const rows = report.calibration;
  if (rows.length === 0) return null;
  const least = Math.max(
    1e-4,
    Math.min(...rows.map((row) => Math.min(row.mean_pd, Math.max(row.low, 1e-4)))),
  );
  const low = Math.floor(Math.log10(least));
  const at = (value: number) =>
    Math.min(1, Math.max(0, (Math.log10(Math.max(value, 10 ** low)) - low) / -low));
  const ticks = Array.from({ length: -low + 1 }, (_, index) => 10 ** (low + index));
  return (
    <svg
      className="chart lab-plot"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('lab.calibration')}
    >
      <g aria-hidden>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className="lab-grid"
              x1={place(0)}
              x2={place(1)}
              y1={height(at(tick))}
              y2={height(at(tick))}
            />
            <text x={edge - 5} y={height(at(tick)) + 4} textAnchor="end">
              {percent(tick, tick < 0.01 ? 1 : 0)}
            </text>
            <text x={place(at(tick))} y={size - edge + 18} textAnchor="middle">
              {percent(tick, tick < 0.01 ? 1 : 0)}
            </text>
          </g>
        ))}
        <text x={place(0.5)} y={size - 8} textAnchor="middle">
          {t('lab.foretold')}
        </text>
        <text transform={`translate(11 ${height(0.5)}) rotate(-90)`} textAnchor="middle">
          {t('lab.came')}
        </text>
      </g>
      <line className="lab-chance" x1={place(0)} y1={height(0)} x2={place(1)} y2={height(1)} />
      {rows.map((row, index) => (
        <g key={index}>
          <title>{`${percent(row.mean_pd)} → ${percent(row.bads / row.n)} (${number(row.bads)} / ${number(row.n)})`}</title>
          <line
            className="lab-gap"
            x1={place(at(row.mean_pd))}
            x2={place(at(row.mean_pd))}
            y1={height(at(row.low))}
            y2={height(at(row.high))}
          />
          <circle className="lab-dot" cx={place(at(row.mean_pd))} cy={height(at(row.bads / row.n))} r={3.5} />
        </g>
      ))}
    </svg>
  );
}

/** Share of cases as bars, bad rate as a line, bin by bin. */
export function BinPlot({ input }: { input: ModelInput }) {
  const { t } = useTranslation();
  const bins: Bin[] = input.bins.filter((bin) => bin.good + bin.bad > 0);
  const all = bins.reduce((sum, bin) => sum + bin.good + bin.bad, 0);
  const most = Math.max(...bins.map((bin) => (bin.good + bin.bad) / all), 0.01);
  const worst = Math.max(...bins.map((bin) => badRate(bin) ?? 0), 0.01);
  const width = 420;
  const tall = 150;
  const step = (width - 20) / Math.max(1, bins.length);
  const x = (index: number) => 10 + step * (index + 0.5);
  const up = (share: number) => tall - 22 - share * (tall - 44);
  return (
    <svg
      className="chart lab-bins"
      viewBox={`0 0 ${width} ${tall}`}
      role="img"
      aria-label={`${input.name}: ${t('lab.badRate')}`}
    >
      {bins.map((bin, index) => (
        <g key={index}>
          <title>{`${binText(input, bin) ?? t('lab.missing')}: ${number(bin.good + bin.bad)}, ${percent(badRate(bin) ?? 0)}`}</title>
          <rect
            className="lab-bar"
            data-missing={bin.missing ? '' : undefined}
            x={x(index) - step * 0.34}
            width={step * 0.68}
            y={up((bin.good + bin.bad) / all / most)}
            height={up(0) - up((bin.good + bin.bad) / all / most)}
          />
          <text x={x(index)} y={tall - 8} textAnchor="middle">
            {index + 1}
          </text>
          <text className="lab-rate" x={x(index)} y={up((badRate(bin) ?? 0) / worst) - 7} textAnchor="middle">
            {percent(badRate(bin) ?? 0, 1)}
          </text>
        </g>
      ))}
      <polyline
        className="lab-line"
        points={bins.map((bin, index) => `${x(index)},${up((badRate(bin) ?? 0) / worst)}`).join(' ')}
      />
    </svg>
  );
}
