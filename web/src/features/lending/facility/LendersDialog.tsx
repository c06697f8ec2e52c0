import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { amountExact } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Notice } from '@/shared/ui/Notice';
import type { Held, Lender, Role } from './api';

interface Row {
  key: number;
  bank: string;
  share: string;
  role: Role;
  email: string;
  language: 'zh' | 'en';
  own: boolean;
}

interface Props {
  facility: string;
  name: string;
  amount: number;
  lenders: Lender[];
  onClose: () => void;
}

const roles: Role[] = ['agent', 'lead', 'participant'];
let next = 0;
const blank = (change: Partial<Row> = {}): Row => ({
  key: next++,
  bank: '',
  share: '',
  role: 'participant',
  email: '',
  language: 'zh',
  own: false,
  ...change,
});

/** Shares in units of a millionth of a per cent, so that their sum is exact; null when it is no share. */
function unitsOf(share: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(share.trim()) ?? [];
  return whole === '' ? null : Number(whole) * 1_000_000 + Number(part.padEnd(6, '0'));
}
const whole = 100_000_000;

/** All lenders at once; the shares must sum to 100 %, with one agent and one bank of ours. */
export function LendersDialog({ facility, name, amount, lenders, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [rows, setRows] = useState<Row[]>(() =>
    lenders.length
      ? lenders.map((lender) =>
          blank({
            ...lender,
            share: String(Math.round(lender.share * whole) / 1_000_000),
            email: lender.email ?? '',
          }),
        )
      : [blank({ role: 'agent', own: true }), blank()],
  );
  const change = (key: number, with_: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...with_ } : row)));
  const sum = rows.reduce((total, row) => total + (unitsOf(row.share) ?? 0), 0);
  const one =
    rows.filter((row) => row.role === 'agent').length === 1 && rows.filter((row) => row.own).length === 1;
  const named = rows.every((row) => row.bank.trim() !== '' && (unitsOf(row.share) ?? 0) > 0);
  const good = sum === whole && one && named && rows.length > 1;
  const save = useMutation({
    mutationFn: () =>
      api.post<Held>(`/api/v1/facility/${facility}/syndicate/lenders`, {
        lenders: rows.map((row) => ({
          bank: row.bank.trim(),
          share: (unitsOf(row.share) ?? 0) / whole,
          role: row.role,
          own: row.own,
          email: row.email.trim() || undefined,
          language: row.language,
        })),
      }),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'around.lenders.saved'));
      onClose();
    },
    onError: (error) => toastFailed(t('around.lenders.notSaved'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const field = (part: 'bank' | 'share' | 'role' | 'email' | 'language' | 'own') =>
    t(`around.lenders.fields.${part}`);
  return (
    <Dialog
      wide
      title={
        <>
          {t('around.lenders.set')} · <span translate="no">{name}</span>
        </>
      }
      onClose={onClose}
      onSubmit={() => good && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!good}>
            {t('around.lenders.save')}
          </Button>
        </>
      }
    >
      <div className="lender-rows">
        {rows.map((row) => (
          <fieldset key={row.key} className="lender-row">
            <input
              aria-label={field('bank')}
              placeholder={field('bank')}
              maxLength={100}
              value={row.bank}
              onChange={(event) => change(row.key, { bank: event.target.value })}
            />
            <input
              aria-label={field('share')}
              placeholder={field('share')}
              inputMode="decimal"
              value={row.share}
              onChange={(event) => change(row.key, { share: event.target.value })}
            />
            <select
              aria-label={field('role')}
              value={row.role}
              onChange={(event) => change(row.key, { role: event.target.value as Role })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`around.lenders.role.${role}`)}
                </option>
              ))}
            </select>
            <input
              type="email"
              aria-label={field('email')}
              placeholder={field('email')}
              value={row.email}
              onChange={(event) => change(row.key, { email: event.target.value })}
            />
            <select
              aria-label={field('language')}
              value={row.language}
              onChange={(event) => change(row.key, { language: event.target.value as 'zh' })}
            >
              <option value="zh">{t('around.lenders.language.zh')}</option>
              <option value="en">{t('around.lenders.language.en')}</option>
            </select>
            <label className="lender-own">
              <input
                type="radio"
                name="own"
                checked={row.own}
                onChange={() => setRows(rows.map((each) => ({ ...each, own: each.key === row.key })))}
              />
              {field('own')}
            </label>
            <Button
              size="small"
              aria-label={t('around.lenders.remove')}
              onClick={() => setRows(rows.filter((each) => each.key !== row.key))}
            >
              <X size={14} aria-hidden />
            </Button>
          </fieldset>
        ))}
      </div>
      <p className="lending-actions">
        <Button size="small" onClick={() => setRows([...rows, blank()])}>
          {t('around.lenders.add')}
        </Button>
      </p>
      <div aria-live="polite">
        {sum === whole ? (
          <Notice tone="green">{t('around.lenders.sumGood', { amount: amountExact(amount) })}</Notice>
        ) : (
          <Notice tone="yellow">{t('around.lenders.sumIs', { sum: sum / 1_000_000 })}</Notice>
        )}
        {!one && <Notice tone="yellow">{t('around.lenders.oneAgent')}</Notice>}
      </div>
    </Dialog>
  );
}
