import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { date, fenOf } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import type { LoanBook, LoanEvent, Terms } from './types';

const booked = ['repayment', 'prepayment', 'fee', 'penalty', 'rate_reset', 'recovery', 'refinance'] as const;
const changes = ['extension', 'restructure', 'top_up', 'write_off'] as const;
type Kind = (typeof booked)[number] | (typeof changes)[number];

interface Props {
  book: LoanBook;
  change?: boolean;
  reverses?: LoanEvent;
  onClose: () => void;
}

const takesAmount = (kind: Kind) =>
  kind !== 'rate_reset' && kind !== 'extension' && kind !== 'restructure' && kind !== 'write_off';

/** Books an event, changes the contract (a second person decides), or takes an event back. */
export function EventDialog({ book, change = false, reverses, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>(change ? 'extension' : 'repayment');
  const [on, setOn] = useState(date(new Date()));
  const [money, setMoney] = useState('');
  const [rate, setRate] = useState('');
  const [option, setOption] = useState('reduce_payment');
  const [matures, setMatures] = useState(book.state?.matures_on ?? '');
  const [method, setMethod] = useState(book.terms?.method ?? 'equal_instalment');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  /** One dialog is one booking, however often it is sent. */
  const [reference] = useState(() => crypto.randomUUID());
  const fen = fenOf(money);
  const needsAmount = !reverses && takesAmount(kind);
  const needsNote = change || Boolean(reverses);
  const good = (!needsAmount || (fen !== null && fen > 0)) && (!needsNote || note.trim() !== '');
  const save = useMutation({
    mutationFn: () =>
      api.post<{ pending_change?: string; known?: boolean }>(
        `/api/v1/loan/${book.loan.id}/${change ? 'change' : 'event'}`,
        reverses
          ? { kind: 'reversal', effective_on: on, reverses: reverses.id, note: note.trim(), reference }
          : {
              kind,
              effective_on: on,
              reference,
              note: note.trim() || undefined,
              amount: needsAmount ? fen : undefined,
              rate: kind === 'rate_reset' ? Number(rate) / 100 : undefined,
              option: kind === 'prepayment' ? option : undefined,
              matures_on: kind === 'extension' ? matures : undefined,
              terms:
                kind === 'restructure' && book.terms
                  ? restructured(book.terms, on, matures, method)
                  : undefined,
            },
      ),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'loan.booked'));
      onClose();
    },
    onError: (error) => toastFailed(t('loan.notBooked'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const title = reverses
    ? t('loan.reverseOf', { kind: t(`loan.kind.${reverses.kind}`) })
    : t(change ? 'loan.change' : 'loan.book');
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (good) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {title}
          </Button>
        </>
      }
    >
      {!reverses && (
        <Field label={t('loan.event')} help={change ? t('loan.changeHelp') : undefined}>
          {(control) => (
            <select
              {...control}
              data-autofocus=""
              value={kind}
              onChange={(event) => setKind(event.target.value as Kind)}
            >
              {(change ? changes : booked).map((each) => (
                <option key={each} value={each}>
                  {t(`loan.kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('loan.effectiveOn')} help={t('loan.effectiveHelp')}>
        {(control) => (
          <input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        )}
      </Field>
      {needsAmount && (
        <Field
          label={t('loan.amountYuan')}
          error={tried && !(fen !== null && fen > 0) ? t('loan.amountNeeded') : undefined}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={money}
              onChange={(event) => setMoney(event.target.value)}
            />
          )}
        </Field>
      )}
      {!reverses && kind === 'prepayment' && <OptionField value={option} onChange={setOption} />}
      {!reverses && kind === 'rate_reset' && (
        <Field label={t(book.reference ? 'loan.spreadPercent' : 'loan.ratePercent')}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Field>
      )}
      {!reverses && (kind === 'extension' || kind === 'restructure') && (
        <Field label={t('loan.newMaturity')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={matures}
              onChange={(event) => setMatures(event.target.value)}
            />
          )}
        </Field>
      )}
      {!reverses && kind === 'restructure' && (
        <Field label={t('loan.method')}>
          {(control) => (
            <select {...control} value={method} onChange={(event) => setMethod(event.target.value)}>
              {(['equal_instalment', 'equal_principal', 'bullet'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(`loan.methods.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        label={needsNote ? t('record.reason') : t('loan.note')}
        error={
          tried && needsNote && !note.trim() ? t('form.required', { name: t('record.reason') }) : undefined
        }
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

export function OptionField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t('loan.option')}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="reduce_payment">{t('loan.reducePayment')}</option>
          <option value="shorten_term">{t('loan.shortenTerm')}</option>
        </select>
      )}
    </Field>
  );
}

/** The present terms from a day on, with another end and another way of repaying. */
export const restructured = (terms: Terms, starts: string, matures: string, method: string) => ({
  method,
  basis: terms.basis,
  starts_on: starts,
  matures_on: matures,
  period_months: terms.period_months,
  due_day: terms.due_day,
  roll: terms.roll,
  reference: terms.reference,
  rate: terms.rate,
  reset: terms.reset,
  overdue_uplift: terms.overdue_uplift,
  compound: terms.compound,
});
