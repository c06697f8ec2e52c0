import { useDeferredValue, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useMe } from '@/api/session';
import { useLanguage } from '@/i18n';
import { absent, amountExact, amountText, fenOf, percent, yuanOf } from '@/shared/lib/format';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { guaranteeKinds, type Guarantee, type GuaranteeKind, type Held, type Tried } from './api';
import { Warnings } from './Guarantees';

interface Props {
  facility: string;
  customer: string;
  contract?: Guarantee;
  onClose: () => void;
}

/** A guarantee is entered or changed with its worth, the cover and the warnings in sight. */
export function GuaranteeDialog({ facility, customer, contract, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [guarantor, setGuarantor] = useState(contract?.guarantor ?? '');
  const [name, setName] = useState(contract?.guarantor_name ?? '');
  const [number, setNumber] = useState(contract?.number ?? '');
  const [kind, setKind] = useState<GuaranteeKind>(contract?.kind ?? 'joint');
  const [money, setMoney] = useState(contract ? yuanOf(contract.amount) : '');
  const [currency, setCurrency] = useState(contract?.currency ?? 'CNY');
  const [starts, setStarts] = useState(contract?.starts_on ?? me.today);
  const [expires, setExpires] = useState(contract?.expires_on ?? '');
  const fen = fenOf(money);
  const ready = guarantor !== '' && fen !== null && fen > 0;
  const save = useMutation({
    mutationFn: () => {
      const fields = {
        guarantor,
        number: number.trim(),
        kind,
        amount: fen,
        currency,
        starts_on: starts,
        expires_on: expires || null,
      };
      return contract
        ? api.patch<Held>(`/api/v1/guarantee_contract/${contract.id}`, fields, contract.version)
        : api.post<Held>('/api/v1/guarantee_contract', { ...fields, customer, facility });
    },
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'around.guarantee.sent' : 'around.guarantee.kept'));
      onClose();
    },
    onError: (error) => toastFailed(t('around.guarantee.notKept'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const complete = ready && number.trim() !== '' && starts !== '';
  return (
    <Dialog
      wide
      title={t(contract ? 'around.guarantee.change' : 'around.guarantee.add')}
      onClose={onClose}
      onSubmit={() => complete && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!complete}>
            {t('around.guarantee.save')}
          </Button>
        </>
      }
    >
      <div className="lending-columns">
        <div className="facility-form">
          <Field label={t('around.guarantee.fields.guarantor')}>
            {(control) => (
              <LinkPicker
                id={control.id}
                entity="customer"
                title={name}
                autoFocus={!contract}
                onSelect={(id, title) => {
                  setGuarantor(id ?? '');
                  setName(title);
                }}
              />
            )}
          </Field>
          <Field label={t('around.guarantee.fields.number')}>
            {(control) => (
              <input
                {...control}
                maxLength={40}
                value={number}
                onChange={(event) => setNumber(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('around.guarantee.fields.kind')}>
            {(control) => (
              <select
                {...control}
                value={kind}
                onChange={(event) => setKind(event.target.value as GuaranteeKind)}
              >
                {guaranteeKinds.map((each) => (
                  <option key={each} value={each}>
                    {t(`around.guarantee.kind.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label={t('around.guarantee.fields.amount')}
            error={money !== '' && !(fen && fen > 0) ? t('around.guarantee.amountNeeded') : undefined}
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
          <Field label={t('around.guarantee.fields.currency')}>
            {(control) => (
              <input
                {...control}
                maxLength={3}
                value={currency}
                onChange={(event) => setCurrency(event.target.value.toUpperCase())}
              />
            )}
          </Field>
          <Field label={t('around.guarantee.fields.starts')}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={starts}
                onChange={(event) => setStarts(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('around.guarantee.fields.expires')}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={expires}
                onChange={(event) => setExpires(event.target.value)}
              />
            )}
          </Field>
        </div>
        <section aria-label={t('around.guarantee.try')} aria-live="polite">
          <h3 className="trial-title">{t('around.guarantee.try')}</h3>
          {ready ? (
            <Trial
              facility={facility}
              body={{ guarantor, amount: fen, currency, kind, contract: contract?.id }}
            />
          ) : (
            <p className="muted">{t('around.guarantee.tryWait')}</p>
          )}
        </section>
      </div>
    </Dialog>
  );
}

function Trial({ facility, body }: { facility: string; body: Record<string, unknown> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const asked = useDeferredValue(JSON.stringify(body));
  const { data, error } = useQuery({
    queryKey: ['records', 'guarantee_contract', 'try', facility, asked],
    queryFn: () => api.post<Tried>(`/api/v1/facility/${facility}/guarantee/try`, JSON.parse(asked)),
    placeholderData: (before) => before,
    retry: false,
  });
  if (error) return <Failed error={error} />;
  if (!data) return null;
  const cover = (value: number | null) => (value === null ? absent : percent(value, 0));
  const low = data.required !== null && data.coverage_after !== null && data.coverage_after < data.required;
  return (
    <div className="lending-stack">
      <dl className="trial">
        <dt>{t('around.guarantee.net')}</dt>
        <dd>
          {data.net_value === null ? (
            t('around.guarantee.notEvaluated')
          ) : (
            <b title={amountExact(data.net_value)}>{amountText(data.net_value, language)}</b>
          )}
        </dd>
        <dt>{t('around.guarantee.head.haircut')}</dt>
        <dd>
          {data.haircut === null ? t('around.guarantee.notEvaluated') : percent(data.haircut, 0)}
          {data.reason && (
            <span className="muted" translate="no">
              {' '}
              {data.reason}
            </span>
          )}
        </dd>
        <dt>{t('around.guarantee.before')}</dt>
        <dd>{cover(data.coverage_before)}</dd>
        <dt>{t('around.guarantee.after')}</dt>
        <dd>
          <Cover low={low}>{cover(data.coverage_after)}</Cover>
        </dd>
      </dl>
      {low && data.required !== null && (
        <Notice tone="red">{t('around.guarantee.below', { required: percent(data.required, 0) })}</Notice>
      )}
      {data.warnings.length ? (
        <Warnings warnings={data.warnings} />
      ) : (
        <Notice tone="green">{t('around.guarantee.clear')}</Notice>
      )}
    </div>
  );
}

const Cover = ({ low, children }: { low: boolean; children: string }) => (
  <b className={low ? 'is-low' : undefined}>{children}</b>
);

/** Released with a reason; the server refuses when the cover would fall short. */
export function ReleaseDialog({ contract, onClose }: { contract: Guarantee; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.post<Held>(`/api/v1/guarantee_contract/${contract.id}/release`, { reason: reason.trim() }),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'around.guarantee.sent' : 'around.guarantee.kept'));
      onClose();
    },
    onError: (error) => toastFailed(t('around.guarantee.notKept'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Dialog
      title={t('around.guarantee.releaseOf', { number: contract.number })}
      onClose={onClose}
      onSubmit={() => reason.trim() && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!reason.trim()}>
            {t('around.guarantee.release')}
          </Button>
        </>
      }
    >
      <Field label={t('around.condition.reason')}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
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
