import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { absent, number } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { CheckBox } from '@/shared/ui/CheckBox';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Segments } from '@/shared/ui/Segments';
import { TableBox } from '@/shared/ui/TableBox';
import { customersOf, handOver } from './queries';

const reasons = ['leave', 'transfer', 'balance'] as const;

/** From whom, to whom, which customers, for good or while away. */
export function HandDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<'move' | 'cover'>('move');
  const [from, setFrom] = useState({ id: '', title: '' });
  const [to, setTo] = useState({ id: '', title: '' });
  const [reason, setReason] = useState<(typeof reasons)[number]>('leave');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);

  const submit = () => {
    setBusy(true);
    handOver(kind, {
      from_person: from.id,
      to_person: to.id,
      reason: kind === 'move' ? reason : undefined,
      until: kind === 'cover' ? until : undefined,
      note: note || undefined,
      customers: chosen.size ? [...chosen] : undefined,
    })
      .then((reply) => {
        if (reply.pending_change) toastDone(`${t('pool.sent')} · ${t('pool.sentHelp')}`);
        else toastDone(t('pool.covered', { count: reply.customers ?? 0 }));
        void client.invalidateQueries({ queryKey: ['records'] });
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        toastFailed(t('pool.notSent'), error);
      });
  };

  const ready = from.id && to.id && from.id !== to.id && (kind === 'move' || until);
  return (
    <Dialog
      wide
      title={t('pool.handTitle')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
            {t('pool.send')}
          </Button>
        </>
      }
    >
      <Segments
        label={t('pool.mode')}
        value={kind}
        onChange={setKind}
        options={(['move', 'cover'] as const).map((value) => ({ value, label: t(`pool.${value}`) }))}
      />
      <Notice>{t(kind === 'move' ? 'pool.moveHelp' : 'pool.coverHelp')}</Notice>
      <div className="pool-hand">
        <Person
          label={t('pool.from')}
          title={from.title}
          onSelect={(id, title) => {
            setFrom({ id, title });
            setChosen(new Set());
          }}
        />
        <Person label={t('pool.to')} title={to.title} onSelect={(id, title) => setTo({ id, title })} />
        {kind === 'move' ? (
          <Field label={t('pool.handReason')}>
            {(control) => (
              <select
                {...control}
                value={reason}
                onChange={(event) => setReason(event.target.value as (typeof reasons)[number])}
              >
                {reasons.map((each) => (
                  <option key={each} value={each}>
                    {t(`pool.reasons.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : (
          <Field label={t('pool.until')}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      <Choice person={from.id} chosen={chosen} onChange={setChosen} />
      <Field label={t('pool.note')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

interface PersonProps {
  label: string;
  title: string;
  onSelect: (id: string, title: string) => void;
}

function Person({ label, title, onSelect }: PersonProps) {
  return (
    <Field label={label}>
      {(control) => (
        <LinkPicker
          id={control.id}
          entity="person"
          title={title}
          onSelect={(id, text) => onSelect(id ?? '', text)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps {
  person: string;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** The giver's customers; none chosen means all of them. */
function Choice({ person, chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('customer');
  const { data, isFetching } = useQuery(customersOf(person));
  if (!person) return <p className="muted">{t('pool.chooseFrom')}</p>;
  const rows = data?.items ?? [];
  if (rows.length === 0) return <p className="muted">{isFetching ? '…' : t('pool.noCustomers')}</p>;
  const flip = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const all = chosen.size === rows.length;
  return (
    <div className="pool-choice">
      <p className="pool-choice-head">
        <CheckBox
          label={t('pool.allOf')}
          checked={all ? true : chosen.size ? 'mixed' : false}
          onChange={() => onChange(new Set(all ? [] : rows.map((row) => row.id)))}
        />
        {t('pool.allOf')}
        <span className="muted">
          {t('pool.chosen', { chosen: number(chosen.size || rows.length), all: number(rows.length) })}
        </span>
      </p>
      <TableBox label={t('pool.which')}>
        <table className="table">
          <tbody>
            {rows.map((row) => {
              const name = typeof row.name === 'string' ? row.name : '';
              return (
                <tr key={row.id}>
                  <td className="pool-check">
                    <CheckBox label={name} checked={chosen.has(row.id)} onChange={() => flip(row.id)} />
                  </td>
                  <th scope="row" translate="no">
                    {name}
                  </th>
                  <td>{row.tier ? choice('tier', row.tier) : absent}</td>
                  <td>{typeof row.grade === 'string' ? row.grade : absent}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {rows.length === 500 && <p className="muted">{t('pool.truncated')}</p>}
    </div>
  );
}
