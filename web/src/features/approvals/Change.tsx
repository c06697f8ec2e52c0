import { useState } from 'react';
import { Link } from 'react-router';
import { Check, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { instant } from '@/shared/lib/format';
import { ActionName } from '@/shared/record/ActionName';
import { ChangeList } from '@/shared/record/ChangeList';
import { fieldOf, recordPath, useEntity } from '@/shared/record/entity';
import { FieldValue } from '@/shared/record/FieldValue';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Rule } from '@/shared/ui/Rule';
import { changesIn, useDecide } from './queries';

/** One pending change: what, by whom, under which rule, and the decision. */
export function Change({ row }: { row: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const entity = useEntity(String(row.entity));
  const pending = useEntity('pending_change');
  const status = pending && fieldOf(pending, 'status');
  const target = row.target ? String(row.target) : '';
  return (
    <section className="approval" aria-label={String(row.summary ?? '')}>
      <header>
        <h2 translate="no">{String(row.summary ?? '')}</h2>
        <ActionName action={String(row.action)} />
        {status && <FieldValue field={status} row={row} />}
      </header>
      <dl className="facts">
        <div>
          <dt>{t('approvals.object')}</dt>
          <dd>
            {target ? (
              <Link className="link" to={recordPath(String(row.entity), target)}>
                {label(entity?.label) || String(row.entity)}
              </Link>
            ) : (
              label(entity?.label) || String(row.entity)
            )}
          </dd>
        </div>
        <div>
          <dt>{t('approvals.maker')}</dt>
          <dd>
            {String(row.maker_title ?? row.portal_user_title ?? '')}{' '}
            <time className="muted">{instant(String(row.made_at ?? ''))}</time>
          </dd>
        </div>
        {Boolean(row.customer) && (
          <div>
            <dt>{t('approvals.customer')}</dt>
            <dd>
              <Link className="link" to={recordPath('customer', String(row.customer))}>
                {String(row.customer_title ?? row.customer)}
              </Link>
            </dd>
          </div>
        )}
        {Boolean(row.rule) && (
          <div>
            <dt>{t('approvals.rule')}</dt>
            <dd>
              <Rule text={String(row.rule)} />
            </dd>
          </div>
        )}
        {Boolean(row.reason) && (
          <div data-wide>
            <dt>{t('record.reason')}</dt>
            <dd>{String(row.reason)}</dd>
          </div>
        )}
      </dl>
      <Panel title={t('approvals.changes')}>
        <ChangeList entity={entity} changes={changesIn(row)} />
      </Panel>
      {row.status === 'waiting' ? <Decision row={row} /> : <Decided row={row} />}
    </section>
  );
}

function Decision({ row }: { row: RecordRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [reason, setReason] = useState('');
  const decide = useDecide();
  if (past) return <Notice tone="yellow">{t('asOf.readOnly')}</Notice>;
  if (row.maker === me.id) return <Notice tone="yellow">{t('approvals.own')}</Notice>;

  const send = (approve: boolean) =>
    decide.mutate(
      { id: row.id, approve, reason: reason.trim() },
      {
        onSuccess: () => toastDone(t(approve ? 'approvals.approved' : 'approvals.rejected')),
        onError: (error) => toastFailed(t('approvals.notDecided'), error),
      },
    );

  const busy = decide.isPending;
  return (
    <div className="approval-decision">
      <Field label={t('approvals.opinion')} help={t('approvals.opinionHelp')}>
        {(control) => (
          <textarea
            {...control}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="approval-buttons">
        <Button
          kind="danger"
          icon={<Undo2 size={14} />}
          busy={busy && decide.variables?.approve === false}
          disabled={busy || reason.trim() === ''}
          onClick={() => send(false)}
        >
          {t('approvals.reject')}
        </Button>
        <Button
          kind="primary"
          icon={<Check size={14} />}
          busy={busy && decide.variables?.approve === true}
          disabled={busy}
          onClick={() => send(true)}
        >
          {t('approvals.approve')}
        </Button>
      </div>
    </div>
  );
}

function Decided({ row }: { row: RecordRow }) {
  const { t } = useTranslation();
  return (
    <Notice tone={row.status === 'approved' ? 'green' : 'yellow'}>
      {t('approvals.decidedBy', {
        name: String(row.checker_title ?? ''),
        instant: row.checked_at ? instant(String(row.checked_at)) : '',
      })}
      {row.decision ? <p>{String(row.decision)}</p> : null}
    </Notice>
  );
}
