import { useNavigate } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { BarLines } from '@/shared/charts/BarLines';
import { amount, amountUnitName } from '@/shared/lib/format';
import { useUi } from '@/shared/state/ui-store';
import { Panel } from '@/shared/ui/Panel';
import type { CustomerOverview } from './types';

/** What came in and went out over the customer's accounts with the bank, month by month. */
export function Flows({ customer, flows }: { customer: string; flows: CustomerOverview['flows'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const go = useNavigate();
  const unit = useUi((state) => state.amountUnit);
  if (flows.every((flow) => flow.count === 0)) return null;
  return (
    <Panel title={t('c360.flows')} note={amountUnitName(unit, language)}>
      <BarLines
        label={t('c360.flows')}
        names={flows.map((flow) => flow.month.slice(2, 7))}
        format={(fen) => amount(fen, unit, language)}
        onPick={() => void go(`/customers/${customer}?tab=ledger&of=transaction`)}
        series={[
          { name: t('c360.inflow'), colour: '--c1', kind: 'bar', values: flows.map((flow) => flow.inflow) },
          { name: t('c360.outflow'), colour: '--c4', kind: 'bar', values: flows.map((flow) => flow.outflow) },
          {
            name: t('c360.netFlow'),
            colour: '--c2',
            kind: 'line',
            values: flows.map((flow) => flow.inflow - flow.outflow),
          },
        ]}
      />
    </Panel>
  );
}
