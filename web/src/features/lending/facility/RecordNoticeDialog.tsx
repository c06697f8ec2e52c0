import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useMe } from '@/api/session';
import { amountExact, fenOf } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { noticeKinds, type NoticeKind } from './api';

const moneys = ['principal', 'interest', 'fee', 'own'] as const;

/** A notice of another bank, held against our share as soon as it is recorded. */
export function RecordNoticeDialog({ facility, onClose }: { facility: string; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<NoticeKind>('interest');
  const [value, setValue] = useState(me.today);
  const [money, setMoney] = useState({ principal: '', interest: '', fee: '', own: '' });
  const [rate, setRate] = useState('');
  const [note, setNote] = useState('');
  const fen = (key: (typeof moneys)[number]) => fenOf(money[key]) ?? undefined;
  const fixing = kind === 'rate_fixing';
  const good =
    number.trim() !== '' &&
    value !== '' &&
    (fixing ? rate !== '' : (fen('principal') ?? 0) + (fen('interest') ?? 0) + (fen('fee') ?? 0) > 0);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ difference: number | null }>(`/api/v1/facility/${facility}/syndicate/notice`, {
        number: number.trim(),
        kind,
        value_on: value,
        principal: fen('principal'),
        interest: fen('interest'),
        fee: fen('fee'),
        own_part: fen('own'),
        rate: rate ? Number(rate) / 100 : undefined,
        note: note.trim() || undefined,
      }),
    onSuccess: (reply) => {
      toastDone(
        reply.difference
          ? t('around.notice.disputed', { difference: amountExact(reply.difference) })
          : t('around.notice.recorded'),
      );
      onClose();
    },
    onError: (error) => toastFailed(t('around.notice.notRecorded'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Dialog
      title={t('around.notice.record')}
      onClose={onClose}
      onSubmit={() => good && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!good}>
            {t('around.notice.record')}
          </Button>
        </>
      }
    >
      <div className="facility-form">
        <Field label={t('around.notice.fields.number')}>
          {(control) => (
            <input
              {...control}
              data-autofocus=""
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('around.notice.fields.kind')}>
          {(control) => (
            <select {...control} value={kind} onChange={(event) => setKind(event.target.value as NoticeKind)}>
              {noticeKinds.map((each) => (
                <option key={each} value={each}>
                  {t(`around.notice.kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('around.notice.fields.value')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        {fixing ? (
          <Field label={t('around.notice.fields.rate')}>
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                value={rate}
                onChange={(event) => setRate(event.target.value)}
              />
            )}
          </Field>
        ) : (
          moneys.map((key) => (
            <Field key={key} label={t(`around.notice.fields.${key}`)}>
              {(control) => (
                <input
                  {...control}
                  inputMode="decimal"
                  value={money[key]}
                  onChange={(event) => setMoney({ ...money, [key]: event.target.value })}
                />
              )}
            </Field>
          ))
        )}
        <Field label={t('around.notice.fields.note')}>
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
      </div>
    </Dialog>
  );
}
