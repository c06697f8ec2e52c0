import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { TableBox } from '@/shared/ui/TableBox';
import { Sparkline } from '@/shared/charts/Sparkline';
import { absent, instant } from '@/shared/lib/format';
import { Popover } from '@/shared/ui/Popover';
import { cellText, type SheetUnit } from './amounts';
import { itemsOf } from './edits';
import { PeerBand } from './PeerBand';
import { ratioStatus, ratioText } from './ratio-text';
import type { Ratio, Sheet, Term } from './types';

interface Props {
  sheet: Sheet;
  unit: SheetUnit;
  onCell: (item: string) => void;
}

/** Ratios of every period, beside the middle half of the industry; each opens to the cells it was worked out from. */
export function Ratios({ sheet, unit, onCell }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const { peers } = sheet;
  const hasPeers = sheet.ratios.some((ratio) => ratio.peer);
  return (
    <TableBox label={t('statements.ratios')}>
      <table className="table">
        <caption>
          {hasPeers && peers.computed_at
            ? t('statements.peersOf', { name: label(peers.label), at: instant(peers.computed_at) })
            : t('statements.noPeers')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('statements.ratio')}</th>
            {sheet.periods.map((period) => (
              <th scope="col" key={period.id} className="number">
                {period.period_end}
              </th>
            ))}
            <th scope="col">{t('statements.trend')}</th>
            {hasPeers && <th scope="col">{t('statements.peers')}</th>}
          </tr>
        </thead>
        <tbody>
          {sheet.ratios.map((ratio) => (
            <tr key={ratio.name}>
              <th scope="row">{label(ratio.label)}</th>
              {ratio.values.map((_, column) => (
                <td key={column} className="number">
                  <RatioFigure sheet={sheet} ratio={ratio} column={column} unit={unit} onCell={onCell} />
                </td>
              ))}
              <td>
                <Sparkline values={ratio.values.map((each) => each.value).toReversed()} />
              </td>
              {hasPeers && (
                <td>
                  {ratio.peer && (
                    <PeerBand
                      value={ratio.values[0]?.value ?? null}
                      peer={ratio.peer}
                      better={ratio.better}
                      label={t('statements.peerBand', {
                        low: ratioText(ratio.peer.low ?? 0, ratio.kind, unit),
                        median: ratioText(ratio.peer.median ?? 0, ratio.kind, unit),
                        high: ratioText(ratio.peer.high ?? 0, ratio.kind, unit),
                        count: ratio.peer.n,
                      })}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** A ratio as a number that opens to its formula and cells. */
export function RatioFigure(props: Props & { ratio: Ratio; column: number }) {
  const { sheet, ratio, column, unit, onCell } = props;
  const { t } = useTranslation();
  const label = useLabel();
  const { value, status } = ratio.values[column] ?? { value: null, status: 'missing' };
  const note = ratioStatus(status);
  const text = value === null ? absent : ratioText(value, ratio.kind, unit);
  return (
    <Popover
      label={label(ratio.label)}
      align="end"
      width={320}
      trigger={({ toggle, props: trigger }) => (
        <button
          type="button"
          className="sourced"
          aria-label={`${label(ratio.label)} ${text}`}
          data-empty={value === null ? '' : undefined}
          onClick={toggle}
          {...trigger}
        >
          {text}
        </button>
      )}
    >
      {() => (
        <div className="source">
          <b>{label(ratio.label)}</b>
          <p className="muted">{label(ratio.formula)}</p>
          <Terms {...{ sheet, unit, onCell, column }} terms={[...ratio.numerator, ...ratio.denominator]} />
          {note && <p className="source-note">{t(`ratioStatus.${note}`)}</p>}
          <p className="faint">
            {t('source.asOf')} {sheet.periods[column]?.period_end}
            {sheet.periods[column]?.source && ` · ${sheet.periods[column].source}`}
          </p>
        </div>
      )}
    </Popover>
  );
}

function Terms({ sheet, unit, column, terms, onCell }: Props & { terms: Term[]; column: number }) {
  const { t } = useTranslation();
  const label = useLabel();
  const items = new Map(itemsOf(sheet).map((item) => [item.code, item]));
  const shown = [...new Map(terms.map((term) => [`${term.item}/${term.basis}`, term])).values()];
  return (
    <ul className="source-rows">
      {shown.map((term) => {
        const item = items.get(term.item);
        const now = item?.cells[column]?.adjusted ?? null;
        const before = item?.cells[column + 1]?.adjusted ?? null;
        const average = now !== null && before !== null ? (now + before) / 2 : now;
        const value = term.basis === 'current' ? now : term.basis === 'prior' ? before : average;
        return (
          <li key={`${term.item}/${term.basis}`}>
            <button type="button" className="link" onClick={() => onCell(term.item)}>
              {term.basis !== 'current' && t(`statements.${term.basis}`)}
              {item ? label(item.label) : term.item}
            </button>
            <span className="number">{value === null ? absent : cellText(Math.round(value), unit)}</span>
          </li>
        );
      })}
    </ul>
  );
}
