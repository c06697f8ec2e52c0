import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { amount, amountUnitName } from '@/shared/lib/format';
import { recordPath } from '@/shared/record/entity';
import { useUi } from '@/shared/state/ui-store';
import { Panel } from '@/shared/ui/Panel';
import { itemsOf } from '../statements/edits';
import { sheetQuery } from '../statements/queries';

const flows = [
  ['cfo', '--c1'],
  ['cfi', '--c4'],
  ['cff', '--c5'],
] as const;

/** Where cash came from and went, statement by statement, and what was left. */
export function CashFlow({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const go = useNavigate();
  const unit = useUi((state) => state.amountUnit);
  const { data: sheet } = useQuery(sheetQuery(customer));
  if (!sheet) return null;
  const items = new Map(itemsOf(sheet).map((item) => [item.code, item]));
  const oldestFirst = sheet.periods.map((_, index) => sheet.periods.length - 1 - index);
  const values = (code: string) =>
    oldestFirst.map((column) => items.get(code)?.cells[column]?.adjusted ?? null);
  if (values('cfo').every((value) => value === null)) return null;
  return (
    <Panel title={t('c360.cashFlow')} note={amountUnitName(unit, language)}>
      <BarLines
        label={t('c360.cashFlow')}
        names={oldestFirst.map((column) => sheet.periods[column]!.period_end)}
        format={(fen) => amount(fen, unit, language)}
        onPick={(index) => void go(recordPath('statement', sheet.periods[oldestFirst[index]!]!.id))}
        series={[
          ...flows.map(([code, colour]) => ({
            name: t(`c360.flow.${code}`),
            colour,
            kind: 'bar' as const,
            values: values(code),
          })),
          { name: t('c360.flow.cash'), colour: '--c2', kind: 'line', values: values('cash') },
        ]}
      />
    </Panel>
  );
}
