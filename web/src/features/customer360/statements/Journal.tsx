import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { NotebookPen, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '@/api/records';
import { useAccess, useMe } from '@/api/session';
import { useLabel } from '@/i18n';
import { TableBox } from '@/shared/ui/TableBox';
import { absent, instant } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { cellText, fenTyped, type SheetUnit } from './amounts';
import { itemsOf } from './edits';
import type { Sheet } from './types';

interface Props {
  sheet: Sheet;
  unit: SheetUnit;
  writable: boolean;
}

/** The journal: what was restated, by whom and why. What was reported stays as it was. */
export function Journal({ sheet, unit, writable }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const access = useAccess('statement_adjustment');
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const items = new Map(itemsOf(sheet).map((item) => [item.code, label(item.label)]));
  const ends = new Map(sheet.periods.map((period) => [period.id, period.period_end]));
  const mayAdd = writable && (access.create || me.permissions.includes('statement.adjust'));
  const add = mayAdd && (
    <Button size="small" icon={<Plus size={13} />} onClick={() => setAdding(true)}>
      {t('statements.addAdjustment')}
    </Button>
  );
  return (
    <>
      {sheet.adjustments.length === 0 ? (
        <Empty
          icon={<NotebookPen size={22} strokeWidth={1.5} />}
          title={t('statements.noAdjustments')}
          text={t('statements.noAdjustmentsHelp')}
          action={add}
        />
      ) : (
        <TableBox label={t('statements.journal')}>
          <div className="table-tools">{add}</div>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('statements.period')}</th>
                <th scope="col">{t('statements.item')}</th>
                <th scope="col">{t('statements.counterItem')}</th>
                <th scope="col" className="number">
                  {t('statements.amount')} (
                  {t(unit === 'yuan' ? 'statements.yuan' : 'statements.tenThousand')})
                </th>
                <th scope="col">{t('record.reason')}</th>
                <th scope="col">{t('statements.by')}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.adjustments.map((entry) => (
                <tr key={entry.id}>
                  <td>{ends.get(entry.period)}</td>
                  <th scope="row">{items.get(entry.item) ?? entry.item}</th>
                  <td>
                    {entry.counter_item ? (items.get(entry.counter_item) ?? entry.counter_item) : absent}
                  </td>
                  <td className="number">{cellText(entry.amount, unit)}</td>
                  <td>{entry.reason}</td>
                  <td>
                    {entry.recorded_by_title ?? absent}{' '}
                    <time className="faint">{instant(entry.recorded_at)}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {adding && <AddDialog sheet={sheet} unit={unit} onClose={() => setAdding(false)} />}
    </>
  );
}

function AddDialog({ sheet, unit, onClose }: { sheet: Sheet; unit: SheetUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const [period, setPeriod] = useState(sheet.periods[0]?.id ?? '');
  const [item, setItem] = useState('');
  const [counter, setCounter] = useState('');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const fen = fenTyped(amount, unit);

  const submit = async () => {
    setTried(true);
    if (!item || !fen || !reason.trim()) return;
    setBusy(true);
    try {
      const saved = await createRecord('statement_adjustment', {
        customer: sheet.customer.id,
        statement: period,
        item,
        counter_item: counter || null,
        amount: fen,
        reason: reason.trim(),
      });
      toastDone(t(saved.pending_change ? 'record.sentToSecondPerson' : 'record.saved'));
      onClose();
      void client.invalidateQueries({ queryKey: ['sheet', 'statement', sheet.customer.id] });
    } catch (error) {
      toastFailed(t('statements.notSaved'), error);
    } finally {
      setBusy(false);
    }
  };

  const options = sheet.sections.map((section) => (
    <optgroup key={section.name} label={label(section.label)}>
      {section.items.map((each) => (
        <option key={each.code} value={each.code}>
          {label(each.label)}
        </option>
      ))}
    </optgroup>
  ));
  const missing = (name: string) => t('form.required', { name });

  return (
    <Dialog
      title={t('statements.addAdjustment')}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('statements.addAdjustment')}
          </Button>
        </>
      }
    >
      <Field label={t('statements.period')}>
        {(control) => (
          <select {...control} value={period} onChange={(event) => setPeriod(event.target.value)}>
            {sheet.periods.map((each) => (
              <option key={each.id} value={each.id}>
                {each.period_end}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('statements.item')} error={tried && !item ? missing(t('statements.item')) : undefined}>
        {(control) => (
          <select {...control} value={item} onChange={(event) => setItem(event.target.value)}>
            <option value="" />
            {options}
          </select>
        )}
      </Field>
      <Field
        label={`${t('statements.amount')} (${t(unit === 'yuan' ? 'statements.yuan' : 'statements.tenThousand')})`}
        help={t('statements.amountHelp')}
        error={tried && !fen ? t('form.amount') : undefined}
      >
        {(control) => (
          <input
            {...control}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('statements.counterItem')} help={t('statements.counterHelp')}>
        {(control) => (
          <select {...control} value={counter} onChange={(event) => setCounter(event.target.value)}>
            <option value="">{t('common.none')}</option>
            {options}
          </select>
        )}
      </Field>
      <Field
        label={t('record.reason')}
        error={tried && !reason.trim() ? missing(t('record.reason')) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
