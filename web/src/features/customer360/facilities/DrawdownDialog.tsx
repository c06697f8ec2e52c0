import { useDeferredValue, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { fenOf, yuanOf } from '@/shared/lib/format';
import { Gates, type Gate } from '@/shared/record/Gates';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import type { Facility, LoanLine } from './types';

interface Props {
  facility: Facility;
  loans: LoanLine[];
  onClose: () => void;
}

const texts = ['purpose', 'payee', 'payee_account', 'trade_contract'] as const;

/** A drawdown is asked for with every gate in sight: what is missing shows while typing. */
export function DrawdownDialog({ facility, loans, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [loan, setLoan] = useState(loans[0]!.id);
  const [money, setMoney] = useState(yuanOf(Math.max(0, facility.free)));
  const [words, setWords] = useState<Record<(typeof texts)[number], string>>({
    purpose: '',
    payee: '',
    payee_account: '',
    trade_contract: '',
  });
  const [payment, setPayment] = useState('entrusted');
  const [invoice, setInvoice] = useState('');
  const [ownCapital, setOwnCapital] = useState('');
  const [progress, setProgress] = useState('');
  const [reference] = useState(() => crypto.randomUUID());
  const fen = fenOf(money);
  const body = {
    loan,
    amount: fen ?? undefined,
    payment,
    ...Object.fromEntries(texts.map((name) => [name, words[name].trim() || undefined])),
    invoice_amount: fenOf(invoice) ?? undefined,
    own_capital_paid: fenOf(ownCapital) ?? undefined,
    progress: progress ? Number(progress) / 100 : undefined,
  };
  const asked = useDeferredValue(JSON.stringify(body));
  const check = useQuery({
    queryKey: ['records', 'drawdown', 'check', facility.id, asked],
    queryFn: () =>
      api.post<{ passed: boolean; gates: Gate[] }>(
        `/api/v1/facility/${facility.id}/drawdown/check`,
        JSON.parse(asked),
      ),
    enabled: fen !== null && fen > 0,
    placeholderData: (before) => before,
    retry: false,
  });
  const save = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>(`/api/v1/facility/${facility.id}/drawdown`, { ...body, reference }),
    onSuccess: (reply) => {
      toastDone(t('facility.asked'));
      onClose();
      void navigate(`/drawdowns/${reply.id}`);
    },
    onError: (error) => toastFailed(t('facility.notAsked'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const money2 = [
    ['invoice', invoice, setInvoice],
    ['ownCapital', ownCapital, setOwnCapital],
    ['progress', progress, setProgress],
  ] as const;
  return (
    <Dialog
      wide
      title={t('facility.draw')}
      onClose={onClose}
      onSubmit={() => fen !== null && fen > 0 && words.purpose.trim() && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!fen || !words.purpose.trim()}>
            {t('facility.ask')}
          </Button>
        </>
      }
    >
      <div className="drawdown-columns">
        <div className="drawdown-form">
          <Field label={t('facility.loan')}>
            {(control) => (
              <select {...control} value={loan} onChange={(event) => setLoan(event.target.value)}>
                {loans.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.number}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('loan.amountYuan')} error={fen === null ? t('loan.amountNeeded') : undefined}>
            {(control) => (
              <input
                {...control}
                data-autofocus=""
                inputMode="decimal"
                value={money}
                onChange={(event) => setMoney(event.target.value)}
              />
            )}
          </Field>
          {texts.map((name) => (
            <Field key={name} label={t(`facility.field.${name}`)}>
              {(control) => (
                <input
                  {...control}
                  value={words[name]}
                  onChange={(event) => setWords({ ...words, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field label={t('facility.field.payment')}>
            {(control) => (
              <select {...control} value={payment} onChange={(event) => setPayment(event.target.value)}>
                <option value="entrusted">{t('facility.entrusted')}</option>
                <option value="self">{t('facility.self')}</option>
              </select>
            )}
          </Field>
          {money2.map(([name, value, set]) => (
            <Field key={name} label={t(`facility.field.${name}`)}>
              {(control) => (
                <input
                  {...control}
                  inputMode="decimal"
                  value={value}
                  onChange={(event) => set(event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
        <section aria-label={t('facility.gates')} aria-live="polite">
          <h3 className="gates-title">{t('facility.gates')}</h3>
          {check.error ? <Failed error={check.error} /> : check.data && <Gates gates={check.data.gates} />}
        </section>
      </div>
    </Dialog>
  );
}
