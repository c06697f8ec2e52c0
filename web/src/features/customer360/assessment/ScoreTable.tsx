import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage, type Language } from '@/i18n';
import { TableBox } from '@/shared/ui/TableBox';
import { absent, amountText, number } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { useFactText } from '@/shared/lib/fact-text';
import { PolicyLine } from './RuleLine';
import type { Score, ScoreGroup, ScoreLine } from './types';

/** Every characteristic with its value, the bin it fell into and the points it gave; groups with their subtotals. */
export function ScoreTable({ score, title }: { score: Score; title: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const best = score.base + score.groups.reduce((sum, group) => sum + group.best, 0);
  return (
    <Panel flush title={title} note={`${label(score.card.label)} v${score.card.version}`}>
      <TableBox label={title}>
        <table className="table score-table">
          <thead>
            <tr>
              <th scope="col">{t('rating.characteristic')}</th>
              <th scope="col" className="number">
                {t('rating.value')}
              </th>
              <th scope="col">{t('rating.bin')}</th>
              <th scope="col" className="number">
                {t('rating.pointsOf')}
              </th>
              <th scope="col" className="score-bar-head">
                <span className="reader-only">{t('rating.share')}</span>
              </th>
              <th scope="col" className="score-line">
                {t('rating.policyLine')}
              </th>
            </tr>
          </thead>
          <tbody>
            {score.groups.map((group) => (
              <Fragment key={group.name}>
                <GroupRow group={group} />
                {group.lines.map((line) => (
                  <LineRow key={line.name} line={line} file={score.card.file} />
                ))}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('rating.total')}</th>
              <td colSpan={2} />
              <td className="number">
                <b>{number(score.total, 1)}</b> / {number(best)}
              </td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </TableBox>
    </Panel>
  );
}

function GroupRow({ group }: { group: ScoreGroup }) {
  const label = useLabel();
  return (
    <tr className="score-group">
      <th scope="rowgroup" colSpan={3}>
        {group.letter && <span className="score-letter">{group.letter}</span>} {label(group.label)}
      </th>
      <td className="number">
        <b>{number(group.points, 1)}</b> / {number(group.best)}
      </td>
      <td>
        <Bar points={group.points} best={group.best} />
      </td>
      <td className="score-line" />
    </tr>
  );
}

function LineRow({ line, file }: { line: ScoreLine; file: string }) {
  const label = useLabel();
  const language = useLanguage();
  const factText = useFactText();
  // a choice is named by its bin
  const value =
    typeof line.value === 'string' && label(line.bin_label) ? '' : factText(line.value, line.unit, line.type);
  return (
    <tr data-unknown={line.status === 'ok' ? undefined : ''}>
      <th scope="row" title={line.rule}>
        {label(line.label)}
      </th>
      <td className="number">{line.status === 'ok' ? value : absent}</td>
      <td>
        {label(line.bin_label) || <span className="faint">{absent}</span>}
        {line.bin && isRange(line.bin) && (
          <code className="faint score-bin">
            {line.type === 'money' ? inUnits(line.bin, language) : line.bin}
          </code>
        )}
      </td>
      <td className="number">
        {number(line.points, 1)}{' '}
        <span className="faint">/ {number(line.best, Number.isInteger(line.best) ? 0 : 1)}</span>
      </td>
      <td>
        <Bar points={line.points} best={line.best} />
      </td>
      <td className="score-line">
        <PolicyLine short file={file} line={line.line} />
      </td>
    </tr>
  );
}

const isRange = (bin: string) => /[<≤=]/.test(bin);

/** Bounds of a bin stand in yuan in the policy. */
const inUnits = (bin: string, language: Language) =>
  bin.replace(/\d+(?:\.\d+)?/g, (yuan) => amountText(Math.round(Number(yuan) * 100), language));

function Bar({ points, best }: { points: number; best: number }) {
  const share = best > 0 ? Math.max(0, Math.min(1, points / best)) : 0;
  return (
    <span className="score-bar" aria-hidden>
      <i style={{ width: `${share * 100}%` }} data-low={share < 0.34 ? '' : undefined} />
    </span>
  );
}
