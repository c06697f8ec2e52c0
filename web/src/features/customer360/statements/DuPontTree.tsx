import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { Segments } from '@/shared/ui/Segments';
import { cellText, type SheetUnit } from './amounts';
import { itemsOf } from './edits';
import { ratioText } from './ratio-text';
import type { Ratio, Sheet } from './types';

interface Props {
  sheet: Sheet;
  unit: SheetUnit;
  onCell: (item: string) => void;
}

const factors = ['dupont_net_margin', 'dupont_asset_turnover', 'dupont_equity_multiplier_avg'];

/** Return on equity taken apart: margin × turnover × multiplier, each down to the cells of the sheet. */
export function DuPontTree({ sheet, unit, onCell }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const [column, setColumn] = useState(0);
  const dupont = sheet.dupont[column];
  const ratios = factors.flatMap((name) => sheet.ratios.find((ratio) => ratio.name === name) ?? []);
  const roe = sheet.ratios.find((ratio) => ratio.name === 'roe_average');
  const sameLength = sheet.periods[column]?.months === sheet.periods[column + 1]?.months;
  const previous = sameLength ? (sheet.dupont[column + 1]?.roe ?? null) : null;
  const change = dupont?.roe != null && previous !== null ? dupont.roe - previous : null;
  return (
    <div className="dupont">
      <Segments
        label={t('statements.period')}
        value={String(column)}
        onChange={(next) => setColumn(Number(next))}
        options={sheet.periods.map((period, index) => ({ value: String(index), label: period.period_end }))}
      />
      <div className="dupont-root">
        <div className="dupont-node" data-root="">
          <span>{label(roe?.label) || 'ROE'}</span>
          <b>{dupont?.roe == null ? absent : ratioText(dupont.roe, 'share', unit)}</b>
          <small className="faint">
            {change !== null &&
              t('statements.points', {
                points: `${change > 0 ? '+' : change < 0 ? '\u2212' : ''}${Math.abs(change * 100).toFixed(2)}`,
              })}
          </small>
        </div>
      </div>
      <ul className="dupont-factors">
        {ratios.map((ratio) => (
          <Factor key={ratio.name} ratio={ratio} column={column} sheet={sheet} unit={unit} onCell={onCell} />
        ))}
      </ul>
      {dupont?.agrees === true && <p className="faint">{t('statements.dupontAgrees')}</p>}
      {dupont?.agrees === false && <p className="dupont-off">{t('statements.dupontDiffers')}</p>}
    </div>
  );
}

function Factor({ ratio, column, sheet, unit, onCell }: Props & { ratio: Ratio; column: number }) {
  const { t } = useTranslation();
  const label = useLabel();
  const items = new Map(itemsOf(sheet).map((item) => [item.code, item]));
  const value = ratio.values[column]?.value ?? null;
  const side = (terms: Ratio['numerator'], name: string) =>
    terms.map((term) => {
      const item = items.get(term.item);
      const now = item?.cells[column]?.adjusted ?? null;
      const before = item?.cells[column + 1]?.adjusted ?? null;
      const average = now !== null && before !== null ? (now + before) / 2 : now;
      const amount = term.basis === 'average' ? average : term.basis === 'prior' ? before : now;
      return (
        <li key={`${name}/${term.item}`}>
          <button type="button" className="dupont-node" onClick={() => onCell(term.item)}>
            <span>
              {term.basis === 'average' && before !== null && t('statements.average')}
              {label(item?.label) || term.item}
            </span>
            <b>{amount === null ? absent : cellText(Math.round(amount), unit)}</b>
          </button>
        </li>
      );
    });
  return (
    <li>
      <div className="dupont-node">
        <span>{label(ratio.label)}</span>
        <b>{value === null ? absent : ratioText(value, ratio.kind, unit)}</b>
      </div>
      <ul>
        {side(ratio.numerator, 'above')}
        <li className="dupont-sign" aria-hidden>
          ÷
        </li>
        {side(ratio.denominator, 'below')}
      </ul>
    </li>
  );
}
