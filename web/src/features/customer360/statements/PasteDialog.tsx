import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeRecord, createRecord } from '@/api/records';
import { useLabel } from '@/i18n';
import { TableBox } from '@/shared/ui/TableBox';
import { absent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { cellText } from './amounts';
import { readPaste } from './queries';
import type { Pasted, Sheet } from './types';

interface Props {
  customer: string;
  sheet: Sheet;
  text: string;
  onClose: () => void;
  onDone: () => void;
}

const units = ['yuan', 'ten_thousand', 'thousand', 'million'] as const;

/** A statement copied from elsewhere: the server reads it, the person sees what it understood, then it is saved. */
export function PasteDialog({ customer, sheet, text: initial, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('statement');
  const client = useQueryClient();
  const [text, setText] = useState(initial);
  const [unit, setUnit] = useState<string>('ten_thousand');
  const [end, setEnd] = useState('');
  const [scope, setScope] = useState(sheet.scope ?? 'consolidated');
  const read = useMutation({
    mutationFn: () => readPaste(customer, { text, unit, period_end: end || undefined }),
  });
  const save = useMutation({
    mutationFn: (pasted: Pasted) => saveAll(sheet, pasted, { customer, scope, unit: pasted.unit }),
    onSuccess: (result) => {
      toastDone(t(result.held ? 'record.sentToSecondPerson' : 'statements.pasted', { count: result.saved }));
      onDone();
      onClose();
    },
    onError: (error) => toastFailed(t('statements.notSaved'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['sheet', 'statement', customer] }),
  });
  const pasted = read.data;
  const ready = pasted?.statements.filter((each) => each.period_end && Object.keys(each.values).length) ?? [];

  return (
    <Dialog
      wide
      title={t('statements.paste')}
      onClose={onClose}
      onSubmit={() => (pasted ? save.mutate(pasted) : read.mutate())}
      foot={
        <>
          {pasted && <Button onClick={() => read.reset()}>{t('statements.pasteAgain')}</Button>}
          <span className="grow" />
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button
            kind="primary"
            type="submit"
            busy={read.isPending || save.isPending}
            disabled={pasted ? ready.length === 0 : !text.trim()}
          >
            {pasted ? t('statements.savePeriods', { count: ready.length }) : t('statements.readPaste')}
          </Button>
        </>
      }
    >
      {pasted ? (
        <Preview pasted={pasted} sheet={sheet} />
      ) : (
        <>
          <Field label={t('statements.pasteText')} help={t('statements.pasteHelp')}>
            {(control) => (
              <textarea
                {...control}
                className="paste-text"
                data-autofocus=""
                rows={10}
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div className="field-row">
            <Field label={t('statements.unit')}>
              {(control) => (
                <select {...control} value={unit} onChange={(event) => setUnit(event.target.value)}>
                  {units.map((each) => (
                    <option key={each} value={each}>
                      {choice('unit', each)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={t('statements.periodEnd')} help={t('statements.periodEndHelp')}>
              {(control) => (
                <input
                  {...control}
                  type="date"
                  value={end}
                  onChange={(event) => setEnd(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('statements.scope')}>
              {(control) => (
                <select {...control} value={scope} onChange={(event) => setScope(event.target.value)}>
                  {['parent', 'consolidated'].map((each) => (
                    <option key={each} value={each}>
                      {choice('scope', each)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {read.error && <Failed error={read.error} />}
        </>
      )}
    </Dialog>
  );
}

function Preview({ pasted, sheet }: { pasted: Pasted; sheet: Sheet }) {
  const { t } = useTranslation();
  const label = useLabel();
  const problems = new Map(pasted.problems.map((problem) => [problem.line, problem]));
  const known = new Set(sheet.periods.map((period) => period.period_end));
  const columns = pasted.periods;
  const read = pasted.rows.filter((row) => row.item).length;
  const violated = pasted.checks.filter((check) => check.difference);
  return (
    <div className="paste-preview">
      <p>
        {t('statements.pasteRead', { read, rows: pasted.rows.length })}
        {columns.some((column) => column.period_end && known.has(column.period_end)) &&
          ` ${t('statements.pasteUpdates')}`}
      </p>
      {violated.length > 0 && (
        <Notice tone="yellow">
          {violated.map((check) => (
            <div key={`${check.column}/${check.name}`}>
              {label(check.label)}: {t('statements.difference')} {cellText(check.difference!, 'ten_thousand')}{' '}
              {t('statements.tenThousand')}
            </div>
          ))}
        </Notice>
      )}
      <TableBox label={t('statements.paste')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('statements.pasteLine')}</th>
              <th scope="col">{t('statements.item')}</th>
              {columns.map((column) => (
                <th scope="col" key={column.column} className="number">
                  {column.period_end ?? column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pasted.rows.map((row) => {
              const problem = problems.get(row.line);
              return (
                <tr key={row.line} data-problem={problem ? '' : undefined}>
                  <td>{row.text}</td>
                  <th scope="row">{row.item ? label(row.label) : <span className="faint">{absent}</span>}</th>
                  {columns.map((column) => {
                    const cell = row.cells.find((each) => each.column === column.column);
                    return (
                      <td key={column.column} className="number">
                        {cell?.value == null ? (cell?.text ?? absent) : cellText(cell.value, 'ten_thousand')}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {pasted.problems.length > 0 && (
        <ul className="problem-list">
          {pasted.problems.map((problem, index) => (
            <li key={index} data-severity={problem.severity}>
              <span className="faint">{t('statements.line', { line: problem.line })}</span> {label(problem)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A period that is there is changed, another is made. */
async function saveAll(
  sheet: Sheet,
  pasted: Pasted,
  { customer, scope, unit }: { customer: string; scope: string; unit: string },
) {
  let saved = 0;
  let held = false;
  for (const { period_end, values, column } of pasted.statements) {
    if (!period_end || Object.keys(values).length === 0) continue;
    const there = sheet.scope === scope && sheet.periods.find((period) => period.period_end === period_end);
    const months = pasted.periods.find((period) => period.column === column)?.months ?? 12;
    const reply = there
      ? await changeRecord('statement', there.id, there.version, values)
      : await createRecord('statement', {
          customer,
          scope,
          unit,
          period_end,
          period_months: months,
          ...values,
        });
    held ||= Boolean(reply.pending_change);
    saved += 1;
  }
  return { saved, held };
}
